/** What JSON `text` holds; throws where it is none. Nothing is known of it: check its shape before use. */
export const parseJson = (text: string): unknown => JSON.parse(text);
