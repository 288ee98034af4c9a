import { Cause, cause } from './Diagnosis';
import { WRONG_ARCHITECTURE } from './patterns';
import { imageIn, pullFailure } from './pullFailure';
import { resourceFailure } from './resourceFailure';

/**
 * The container that a text is about.
 *
 * @public
 */
export interface AboutContainer {
  container: string;
  image: string;
}

type Rule = [
  RegExp,
  (text: string, about: AboutContainer) => Cause | undefined,
];

/** In order: the first that matches and knows decides. */
const RULES: Rule[] = [
  [
    WRONG_ARCHITECTURE,
    (_, { image }) => cause('image-architecture', { image }),
  ],
  [
    /^CannotPull|The task can.?t pull the image|The task cannot pull .* from the Amazon ECR repository/,
    (text, { image }) => pullFailure(text, image),
  ],
  [
    /executable file not found|no such file or direct|permission denied|\bexec: "/i,
    (text, { container }) =>
      isRuntimeError(text)
        ? cause('command-not-executable', { container })
        : undefined,
  ],
  [/./, (text, { image }) => resourceFailure(text, image)],
  [
    /TimeoutError\b|timed out after waiting/,
    (_, { container }) => cause('container-start-timeout', { container }),
  ],
  [/Capacity is unavailable/i, () => cause('no-capacity', {})],
  [
    /reached the limit on the number of|above your limit/i,
    () => cause('quota-exceeded', {}),
  ],
  [
    /InsufficientFreeAddresses|insufficient free addresses|public IP assignment enabled in subnet [^:]*$/i,
    () => cause('subnet-full', {}),
  ],
  [/network interface|\bENI\b/i, () => cause('network-interface-failed', {})],
  [/unable to assume the role/i, () => cause('role-not-assumable', {})],
  [
    /not compatible with the selected compute/i,
    () => cause('platform-incompatible', {}),
  ],
  [/^Internal ?error\b/i, () => cause('aws-error', {})],
  [
    /^(Cannot(Start|Stop|Create|Inspect)Container|ContainerRuntime)/,
    (_, { container }) => cause('container-start-failed', { container }),
  ],
];

/**
 * Why a task could not start, by AWS's text: its stopped reason, that of a
 * container, or what a service event gives as the reason.
 *
 * @param about - The container, with the image of its task definition.
 */
export function startFailure(text: string, about: AboutContainer): Cause {
  const image = imageIn(text) ?? about.image;
  for (const [pattern, rule] of RULES) {
    const found = pattern.test(text) && rule(text, { ...about, image });
    if (found) {
      return found;
    }
  }
  return cause('start-failed', {});
}

/** Whether the container runtime says it, and not somebody else of a file. */
function isRuntimeError(text: string): boolean {
  return /container runtime|starting? container process|OCI runtime/i.test(
    text,
  );
}
