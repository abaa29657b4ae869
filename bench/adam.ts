/** Adam: D. P. Kingma and J. Ba, "Adam: a method for stochastic optimization", ICLR 2015. No random numbers. */
/** What is kept of the mean gradient and of its square at each step, and what is new. */
const MEAN = { kept: 0.9, fresh: 0.1 };
const SQUARE = { kept: 0.999, fresh: 0.001 };

/** Moves weights against their gradient, each by how steady its own was. */
export class Adam {
  readonly #mean: Float64Array;
  readonly #square: Float64Array;
  readonly #epsilon: number;
  #step = 0;

  /** `epsilon` is far below what a gradient is that ought to move its weight. */
  constructor(size: number, epsilon: number) {
    this.#mean = new Float64Array(size);
    this.#square = new Float64Array(size);
    this.#epsilon = epsilon;
  }

  /** One step of `weights` by `slopeOf`, the gradient of each. */
  step(weights: Float64Array, rate: number, slopeOf: (index: number) => number) {
    this.#step += 1;
    for (let k = 0; k < weights.length; k += 1) {
      const slope = slopeOf(k);
      this.#mean[k] = MEAN.kept * this.#mean[k] + MEAN.fresh * slope;
      this.#square[k] = SQUARE.kept * this.#square[k] + SQUARE.fresh * slope * slope;
      const scale = Math.sqrt(this.#square[k] / (1 - SQUARE.kept ** this.#step)) + this.#epsilon;
      weights[k] -= (rate * this.#mean[k]) / (1 - MEAN.kept ** this.#step) / scale;
    }
  }
}
