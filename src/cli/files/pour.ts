/** Text that comes in chunks, into a stream, for as long as somebody reads it. */
import type { Sink } from '../session';

export const pour = async (chunks: Iterable<string>, sink: Sink): Promise<void> => {
  for (const chunk of chunks) {
    if (sink.gone?.()) return;
    await sink.write(chunk);
  }
};
