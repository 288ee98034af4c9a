import { Html, htmlLink } from '../../html/htmlPage';

/** The path of the page of a resource, as in AWS's console, which has the host before it. */
export const CONSOLE_PATH = '/go/view';

/** A link to the page of a resource. */
export function consoleLink(arn: string, text: string): Html {
  return htmlLink(`${CONSOLE_PATH}?arn=${encodeURIComponent(arn)}`, text);
}
