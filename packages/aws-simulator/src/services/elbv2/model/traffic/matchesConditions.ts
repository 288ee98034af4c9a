import { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';
import { covers } from '../../../ec2/model/network/cidr';
import { ApiRequest } from './ApiRequest';

/**
 * Whether a request meets all conditions of a listener rule.
 *
 * @param clientIp - the address that the request comes from
 */
export function matchesConditions(
  conditions: RuleCondition[],
  request: ApiRequest,
  clientIp: string,
): boolean {
  return conditions.every(condition =>
    matchesCondition(condition, request, clientIp),
  );
}

function matchesCondition(
  condition: RuleCondition,
  { method, host, path, search, headers }: ApiRequest,
  clientIp: string,
): boolean {
  const anyOf = (
    config: { Values?: string[] } | undefined,
    matches: (value: string) => boolean,
  ) => (config?.Values ?? condition.Values ?? []).some(matches);
  switch (condition.Field) {
    case 'path-pattern':
      return anyOf(condition.PathPatternConfig, isLike(path));
    case 'host-header':
      return anyOf(condition.HostHeaderConfig, value =>
        isLike(host)(value.toLowerCase()),
      );
    case 'http-request-method':
      return anyOf(
        condition.HttpRequestMethodConfig,
        value => value === method,
      );
    case 'source-ip':
      return anyOf(condition.SourceIpConfig, cidr =>
        covers(cidr, `${clientIp}/32`),
      );
    case 'http-header': {
      const { HttpHeaderName = '', Values = [] } =
        condition.HttpHeaderConfig ?? {};
      const header = headers[HttpHeaderName.toLowerCase()];
      return header !== undefined && Values.some(isLike(header));
    }
    case 'query-string': {
      const query = [...new URLSearchParams(search)];
      return (condition.QueryStringConfig?.Values ?? []).some(
        ({ Key, Value = '' }) =>
          query.some(
            ([key, value]) =>
              (Key === undefined || isLike(key)(Key)) && isLike(value)(Value),
          ),
      );
    }
    default:
      return false;
  }
}

/** Matches patterns in which `*` stands for any text and `?` for one character. */
function isLike(text: string): (pattern: string) => boolean {
  return pattern =>
    new RegExp(
      `^${pattern
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replace(/\*/g, '.*')
        .replace(/\?/g, '.')}$`,
    ).test(text);
}
