import { STATUS_CODES } from 'node:http';

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
  const rows = Object.entries(facts).map(
    ([name, value]) =>
      `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(facts.service)}</title>
<style>
:root { color-scheme: light dark; font-family: system-ui, sans-serif; }
body { max-width: 44rem; margin: 4rem auto; padding: 0 1rem; }
th { text-align: start; padding: .25rem 1.5rem .25rem 0; font-weight: normal; opacity: .75; vertical-align: top; }
td { overflow-wrap: anywhere; }
</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>This response comes from a simulated task of ${escapeHtml(facts.service)}.
Reload the page to see the load balancer choose the next one.</p>
<table>${rows.join('')}</table>
</body>
</html>
`;
}

/** Text as HTML, also in attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
