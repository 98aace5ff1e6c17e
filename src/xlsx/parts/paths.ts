/** Names of parts inside the package: relative targets to whole names and back. Whole names have no leading slash. */

export const directoryOf = (part: string): string => part.slice(0, part.lastIndexOf('/') + 1);

/** A relationship's target, seen from the part it belongs to: (`xl/workbook.xml`, `worksheets/sheet1.xml`) → `xl/worksheets/sheet1.xml`. */
export const resolveTarget = (from: string, target: string): string => {
  const path = target.split('#')[0]?.replaceAll('\\', '/') ?? '';
  const steps = path.startsWith('/') ? path.slice(1).split('/') : `${directoryOf(from)}${path}`.split('/');
  const out: string[] = [];
  for (const step of steps) {
    if (step === '..') out.pop();
    else if (step !== '.' && step !== '') out.push(step);
  }
  return decodeIfPossible(out.join('/'));
};

const decodeIfPossible = (path: string): string => {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** The target that leads from one part to another. */
export const relativeTarget = (from: string, to: string): string => {
  const here = directoryOf(from).split('/').slice(0, -1);
  const there = to.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared += 1;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
};

/** The part that holds the relationships of a part. */
export const relsOf = (part: string): string => `${directoryOf(part)}_rels/${part.slice(part.lastIndexOf('/') + 1)}.rels`;
