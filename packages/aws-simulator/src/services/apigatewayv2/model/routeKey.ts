import { badRequest } from './refusals';

/** The key of the route for what no other route is for. */
const DEFAULT_KEY = '$default';

const METHODS = 'ANY|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT';

const KEY = new RegExp(`^(${METHODS}) (/[^\\s]*)$`);

const VARIABLE = /^\{(\w+)(\+?)\}$/;

interface Route {
  key: string;
}

/** @throws AwsError `BadRequestException`; its words are in cdk-preflight, pf-apigwv2-http-route-key */
export function checkRouteKey(key: string): void {
  const steps = stepsOf(key);
  const malformed =
    key !== DEFAULT_KEY &&
    (!KEY.test(key) ||
      steps.some(
        (step, index) =>
          /[{}]/.test(step) &&
          (!VARIABLE.test(step) ||
            (step.endsWith('+}') && index < steps.length - 1)),
      ));
  if (malformed) {
    throw badRequest(
      'The provided route key is not formatted properly for HTTP protocol. Format should be "[HTTP METHOD] /[RESOURCE PATH]" or "$default"',
    );
  }
}

/**
 * The route whose key another key clashes with: variables at the same place have the
 * same name.
 */
export function clashingRoute<T extends Route>(
  routes: Iterable<T>,
  key: string,
): T | undefined {
  const steps = stepsOf(key);
  return [...routes].find(other => {
    const others = stepsOf(other.key);
    const at = steps.findIndex((step, index) => step !== others[index]);
    return (
      VARIABLE.test(steps[at] ?? '') &&
      VARIABLE.test(others[at] ?? '') &&
      steps[at].endsWith('+}') === others[at].endsWith('+}')
    );
  });
}

/**
 * The route for a request: with a full match, else with a greedy variable, else
 * `$default`. Fixed steps win over variables, and a method over `ANY`:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function matchingRoute<T extends Route>(
  routes: Iterable<T>,
  method: string,
  path: string,
): T | undefined {
  const all = [...routes];
  const ranked = all
    .flatMap(route => {
      const rank = rankOf(route.key, method, path);
      return rank ? [{ route, rank }] : [];
    })
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return ranked[0]?.route ?? all.find(({ key }) => key === DEFAULT_KEY);
}

/** The better a key matches, the earlier this is in order; undefined if it does not. */
function rankOf(key: string, method: string, path: string): string | undefined {
  const [wanted] = key.split(' ');
  if (key === DEFAULT_KEY || (wanted !== 'ANY' && wanted !== method)) {
    return undefined;
  }
  const steps = stepsOf(key);
  const given = splitPath(path);
  const isGreedy = steps.at(-1)?.endsWith('+}') ?? false;
  if (isGreedy ? given.length < steps.length : given.length !== steps.length) {
    return undefined;
  }
  const kinds = steps.map((step, index) => {
    const [, , greedy] = VARIABLE.exec(step) ?? [];
    if (greedy === undefined) {
      return step === given[index] ? 'a' : undefined;
    }
    return greedy ? 'c' : 'b';
  });
  return kinds.includes(undefined)
    ? undefined
    : `${isGreedy ? 1 : 0}${kinds.join('')}${wanted === 'ANY' ? 1 : 0}`;
}

function stepsOf(key: string): string[] {
  return splitPath(key.split(' ')[1] ?? '');
}

function splitPath(path: string): string[] {
  return path.split('/').slice(1);
}
