/** What a result says about what is on the screen: a result and a question in; the answer out, once it is there. Until the next one comes, the one before stays. */
import { useEffect, useState } from 'react';
import type { Lookup, Particular, See, Seen } from './lookups';

type Answer<K extends Lookup> = { readonly see: See; readonly seen: Seen<K> } | { readonly failed: unknown };

/** Particulars are plain data. A failure is thrown while drawing, for the boundary around the screen to tell. */
export const useSeen = <K extends Lookup>(see: See, name: K, ...particulars: Particular<K>): Seen<K> | undefined => {
  const [answer, setAnswer] = useState<Answer<K>>();
  const asked = JSON.stringify(particulars);
  useEffect(() => {
    let wanted = true;
    see(name, ...(JSON.parse(asked) as Particular<K>)).then(
      (said) => wanted && said && setAnswer({ see, seen: said.seen }),
      (failed: unknown) => wanted && setAnswer({ failed }),
    );
    return () => {
      wanted = false;
    };
  }, [see, name, asked]);
  if (answer && 'failed' in answer) throw answer.failed;
  return answer?.see === see ? answer.seen : undefined;
};
