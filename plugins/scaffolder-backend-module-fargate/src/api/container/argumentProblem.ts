import { credentialProblem } from '../configuration/credentialProblem';

/** `--db-password=x` or `DB_PASSWORD=x` */
const ASSIGNMENT = /^-{0,2}([A-Za-z][\w.-]*)=(.*)$/s;

/**
 * Why a text cannot be an argument of a command; undefined where it can. Whoever
 * sees the stack or the task reads a command.
 */
export function argumentProblem(argument: string): string | undefined {
  if (argument.includes('\0')) {
    return 'contains a NUL character, which no argument can have';
  }
  if (/\p{Surrogate}/u.test(argument)) {
    return 'contains half of a surrogate pair, which is no Unicode text';
  }
  const [, name = '', value = argument] = ASSIGNMENT.exec(argument) ?? [];
  const credential = credentialProblem(name, value);
  return (
    credential &&
    `${credential}, and everybody who may see the stack or the task can read a command. Give the container a secret, and let the program read it from its environment`
  );
}
