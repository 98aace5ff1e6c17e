/** One compilation of formulas over one frame: kernels call back here for their parts, so that this is the only place where both kinds meet. */
import type { Node, Policy } from '../../policy/model';
import type { Frame } from '../frame';
import type { Choices, Code } from '../outcome';
import { perCell } from './cells';
import { compileFlag } from './flags';
import { knownFlag, type Known } from './known';
import { compileNumber } from './numbers';
import { CHUNK, noDoubt, type Doubt, type FlagKernel, type NumberKernel } from './vector';

export interface Compilation {
  readonly policy: Policy;
  readonly choices: Choices;
  readonly frame: Frame;
  /** The most units that a kernel is asked for at once: the length of its buffers. */
  readonly chunk: number;
  /** Marks of the chunk in work; the caller clears them before it runs kernels. */
  readonly doubt: Doubt;
  /** A chunk of one value, shared by all who ask for it: never written to. */
  filled(value: number): Float64Array;
  /** One code for all units, shared likewise. */
  codes(code: Code): Uint8Array;
  /** The same choices over other units. */
  on(frame: Frame): Compilation;
  number(node: Node): NumberKernel;
  flag(node: Node): FlagKernel;
  /** The value of a condition that no cell can change: readings, true, false, columns that the sheet does not have; undefined for any other. */
  known(node: Node): Known | undefined;
}

/** `most`: the most units that will be asked for at once. */
export const compilation = (policy: Policy, choices: Choices, frame: Frame, most = CHUNK): Compilation => {
  const chunk = Math.min(most, Math.max(1, frame.units));
  const filled = new Map<number, Float64Array>();
  const codes = new Map<Code, Uint8Array>();
  const self: Compilation = {
    policy,
    choices,
    frame,
    chunk,
    doubt: noDoubt(chunk),
    filled: (value) => {
      const made = filled.get(value) ?? new Float64Array(chunk).fill(value);
      filled.set(value, made);
      return made;
    },
    codes: (code) => {
      const made = codes.get(code) ?? new Uint8Array(frame.units).fill(code);
      codes.set(code, made);
      return made;
    },
    on: (other) => compilation(policy, choices, other),
    number: (node) => compileNumber(node, self),
    flag: (node) => perCell(node, self) ?? compileFlag(node, self),
    known: (node) => knownFlag(node, self),
  };
  return self;
};
