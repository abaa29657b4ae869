# The image of every winnow process: `docker build -t winnow .`, then `docker run winnow --help`.
# The base is pinned by its full version. To pin it by digest as well, add @sha256:... as your registry gives it.
FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY src src
COPY workers workers
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY rules rules
# Nothing here is written to at run time, and the user that runs could not.
USER node
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "/app/dist/src/cli/bin.js"]
CMD ["work"]
