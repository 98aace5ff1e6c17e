/** Writes that Excel or its pane does not let come to their end: which request goes wrong in; what became of the write out. */
import type { ExcelHost } from './excel-host';

type Write = () => Promise<unknown>;

/** How many requests a write sends. */
export const requestsOf = async (host: ExcelHost, write: Write): Promise<number> => {
  const from = host.log.length;
  await write();
  return host.log.length - from;
};

/** The pane is closed when a request is sent, which is carried out in part or as a `whole`; nobody hears of the write again. */
export const breakOff = async (host: ExcelHost, write: Write, request: number, whole: boolean): Promise<void> => {
  host.fail({ request, drop: true, whole });
  const asked = new Promise<void>((resolve) => host.onRequest((count) => count === request && resolve()));
  write().catch(() => undefined);
  await asked;
  await new Promise((resolve) => void setTimeout(resolve, 1));
  host.onRequest(undefined);
  host.fail(undefined);
};

/** Excel refuses a request in its middle; whether the write failed by it. */
export const failsAt = async (host: ExcelHost, write: Write, request: number): Promise<boolean> => {
  host.fail({ request, after: 0.5 });
  const failed = await write().then(
    () => false,
    () => true,
  );
  host.fail(undefined);
  return failed;
};
