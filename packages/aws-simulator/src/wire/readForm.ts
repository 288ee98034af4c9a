import { WireRequest } from './WireRequest';

/** The parameters of a Query request, from its URL and its body. */
export function readForm(request: WireRequest): URLSearchParams {
  const form = new URLSearchParams(request.url.searchParams);
  for (const [key, value] of new URLSearchParams(
    request.body.toString('utf8'),
  )) {
    form.append(key, value);
  }
  return form;
}
