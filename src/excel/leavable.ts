/** Letting go of Excel in the middle of a write: a session in; one that can be left, out. */
import type { Session } from './session';

const NEVER = new Promise<never>(() => undefined);

/** A session that stands still once it is `left`, as if the pane had been closed: nothing more is sent, and nobody hears of what comes. */
export const leavable =
  (session: Session, left: () => boolean): Session =>
  (work, place, signal) =>
    left()
      ? NEVER
      : session(
          (context) => {
            const send = context.sync.bind(context);
            context.sync = async <P>(passed?: P): Promise<P> => {
              if (left()) return NEVER;
              const answer = await send(passed).catch((error: unknown) => (left() ? NEVER : Promise.reject(error as Error)));
              return left() ? NEVER : answer;
            };
            return work(context);
          },
          place,
          signal,
        );
