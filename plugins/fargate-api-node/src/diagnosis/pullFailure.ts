import { Cause, cause } from './Diagnosis';
import { DENIED, UNREACHABLE } from './patterns';

/** In order: the first that matches decides. */
const RULES: [RegExp, (image: string) => Cause][] = [
  [
    /toomanyrequests|\b429\b|pull rate limit/i,
    image => cause('image-rate-limit', { image }),
  ],
  [
    /no space left on device|not enough space on the disk|extract layer \S+ write /i,
    image => cause('image-too-large', { image }),
  ],
  [
    /not authorized to perform|AccessDenied/,
    image => cause('image-access-denied', { image }),
  ],
  [
    /repository does not exist or may require/,
    image => cause('image-private-or-missing', { image }),
  ],
  [DENIED, image => cause('image-access-denied', { image })],
  [
    /not found|manifest unknown|name unknown|does not exist/i,
    image => cause('image-not-found', { image }),
  ],
  [UNREACHABLE, image => cause('registry-unreachable', { image })],
  [
    /failed to unpack|extract layer|register layer|media-type/,
    image => cause('image-unpack-failed', { image }),
  ],
  [/pull access denied/, image => cause('image-access-denied', { image })],
];

/** Why an image could not be pulled. */
export function pullFailure(text: string, image: string): Cause {
  const rule = RULES.find(([pattern]) => pattern.test(text));
  return rule ? rule[1](image) : cause('image-pull-failed', { image });
}

/** The image that AWS's text names. */
export function imageIn(text: string): string | undefined {
  return (
    /resolve ref "?([^\s"]+?)"?: /.exec(text)?.[1] ??
    /manifest for (\S+) not found/.exec(text)?.[1]
  );
}
