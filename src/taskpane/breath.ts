/** Lets this thread do what waits for it, such as answering a key, before it goes on: nothing in, a promise out. */
export const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
