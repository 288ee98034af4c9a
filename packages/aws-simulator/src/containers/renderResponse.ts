import { STATUS_CODES } from 'node:http';
import { escapeHtml, htmlPage } from '../html/htmlPage';

/** A task that responds to requests. */
export interface RespondingTask {
  id: string;
  service: string;
  image: string;
  region: string;
  availabilityZone: string;
}

interface Request {
  method: string;
  path: string;
  headers: Record<string, string | undefined>;
}

/**
 * What a container responds: a page for a browser, plain text at a path that
 * ends with `health`, JSON for any other client. It names the task.
 */
export function renderResponse(
  status: number,
  task: RespondingTask,
  { method, path, headers }: Request,
): { status: number; headers: Record<string, string>; body: string } {
  const respond = (type: string, body: string) => ({
    status,
    headers: { 'Content-Type': `${type}; charset=utf-8` },
    body: method === 'HEAD' ? '' : body,
  });
  const words = STATUS_CODES[status] ?? String(status);
  if (/health[a-z]*\/?$/.test(path)) {
    return respond('text/plain', `${words}\n`);
  }
  const facts = {
    service: task.service,
    task: task.id,
    image: task.image,
    availabilityZone: task.availabilityZone,
    request: `${method} ${path}`,
  };
  return headers.accept?.includes('text/html')
    ? respond('text/html', page(`${status} ${words}`, facts))
    : respond(
        'application/json',
        `${JSON.stringify(
          { status, message: words, ...facts },
          undefined,
          2,
        )}\n`,
      );
}

function page(title: string, facts: Record<string, string>): string {
  const service = escapeHtml(facts.service);
  const rows = Object.entries(facts).map(
    ([name, value]) =>
      `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(
        value,
      )}</td></tr>`,
  );
  return htmlPage(
    title,
    `<p>This response comes from a simulated task of ${service}.
Reload the page to see the load balancer choose the next one.</p>
<table>${rows.join('')}</table>`,
  );
}
