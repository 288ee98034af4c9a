import { InterceptedCall, Next } from '../calls/Interceptor';
import { OperationModel } from '../wire/ServiceModel';

/** The members that hold the token of a page in inputs and outputs, in order of preference. */
const TOKENS_IN = ['NextToken', 'nextToken', 'Marker'];
const TOKENS_OUT = ['NextMarker', ...TOKENS_IN];

/** Lists of a response that are not the paginated one. */
const NOT_PAGINATED = new Set([
  'Capabilities',
  'NotificationARNs',
  'Parameters',
  'Tags',
  'failures',
  'searchedLogStreams',
]);

const PREFIX = 'page.';

type Members = Record<string, any>;

/** Where a truncated page starts within a page of the service. */
interface Place {
  offset: number;
  /** The service's own token for its page. */
  token?: string;
}

/**
 * Returns a list in pages of at most `size` items: truncates the service's own
 * page and issues a token for the rest. A response without pagination is not
 * changed.
 */
export async function truncatePage(
  call: InterceptedCall,
  next: Next,
  size: number,
): Promise<unknown> {
  const paging = pagingOf(call.shape);
  if (!paging) {
    return next();
  }
  const input = call.input as Members;
  const { offset, token } = readPlace(input[paging.tokenIn]);
  const output = (await next({
    ...call,
    input: { ...input, [paging.tokenIn]: token },
  })) as Members;
  const items = output[paging.list] as unknown[] | undefined;
  const end = offset + size;
  if (!items || end >= items.length) {
    return { ...output, [paging.list]: items?.slice(offset) };
  }
  return {
    ...output,
    [paging.list]: items.slice(offset, end),
    [paging.tokenOut]: writePlace({ offset: end, token }),
    ...('IsTruncated' in output && { IsTruncated: true }),
  };
}

function pagingOf({ input, output }: OperationModel) {
  const inputs = [...input.structIterator()].map(([name]) => name);
  const outputs = new Map(output.structIterator());
  const tokenIn = TOKENS_IN.find(name => inputs.includes(name));
  const tokenOut = TOKENS_OUT.find(name => outputs.has(name));
  const list = [...outputs].find(
    ([name, member]) => member.isListSchema() && !NOT_PAGINATED.has(name),
  );
  return tokenIn && tokenOut && list
    ? { tokenIn, tokenOut, list: list[0] }
    : undefined;
}

function readPlace(token: string | undefined): Place {
  return token?.startsWith(PREFIX)
    ? JSON.parse(
        Buffer.from(token.slice(PREFIX.length), 'base64url').toString(),
      )
    : { offset: 0, token };
}

function writePlace(place: Place): string {
  const text = Buffer.from(JSON.stringify(place)).toString('base64url');
  return `${PREFIX}${text}`;
}
