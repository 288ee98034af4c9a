/** In which way the simulator and a rule disagree. */
export type Kind =
  | 'has not what keeps it'
  | 'refuses what keeps it'
  | 'says something else'
  | 'takes what breaks it';

/** Rules on which the simulator disagrees in the same way, for the same reason. */
interface Disagreement {
  kind: Kind;
  reason: string;
  rules: string[];
}

/** Where the simulator does not do as the rules say, and why. */
export const DISAGREEMENTS: Disagreement[] = [];

/** The rules that have no example here, and why. */
export const WITHOUT_EXAMPLE: { reason: string; rules: RegExp }[] = [];
