/** Lets this thread do what waits for it, such as answering a key, before it goes on: nothing in, a promise out. */
export const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Milliseconds of work without a break. */
const AT_ONCE = 8;

/** For work in many small steps: what it returns is waited for after each, and takes a breath once there was enough since the last. */
export const paced = (): (() => Promise<void>) => {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < AT_ONCE) return;
    await breath();
    began = performance.now();
  };
};
