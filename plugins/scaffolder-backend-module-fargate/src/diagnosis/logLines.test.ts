import { listeningPort, tellingLine } from './logLines';

describe('the line that tells why', () => {
  it.each<[string, string[], string | undefined]>([
    ['nothing', [], undefined],
    ['the last', ['starting', 'bye', ' '], 'bye'],
    [
      'the one with the failure',
      [
        'starting',
        'Error: Environment variable DATABASE_URL is not set',
        'bye',
      ],
      'Error: Environment variable DATABASE_URL is not set',
    ],
    [
      'the message before a stack trace',
      [
        'Error: connect ECONNREFUSED 10.0.0.1:5432',
        '    at TCPConnectWrap.afterConnect (node:net:1611:16)',
      ],
      'Error: connect ECONNREFUSED 10.0.0.1:5432',
    ],
    ...['    at', 'at', '  from', '    ...'].map(
      (trace): [string, string[], string] => [
        `no line of a stack trace: "${trace}"`,
        ['Error: boom', `${trace} Error.fail (app.js:1:1)`],
        'Error: boom',
      ],
    ),
    [
      'one that only has a word of stack traces',
      ['Error: look at line 3 from the top', 'bye'],
      'Error: look at line 3 from the top',
    ],
    [
      'the end of a traceback',
      [
        'Traceback (most recent call last):',
        '  File "/app/main.py", line 1, in <module>',
        "KeyError: 'DATABASE_URL'",
      ],
      "KeyError: 'DATABASE_URL'",
    ],
  ])('is %s', (_, lines, line) => {
    expect(tellingLine(lines)).toBe(line);
  });
});

describe('the port that a log names', () => {
  it.each([
    ['listening on port 9999', 9999],
    ['Server listening on http://0.0.0.0:3000/', 3000],
    ['Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)', 8000],
    ['Tomcat started on port(s): 8081 (http)', 8081],
    ['Both servers listen on port=8080', 8080],
    ['listening, port = 8080', 8080],
    ['[::]:8080 requested', undefined],
    ['started in 1234 ms', undefined],
  ])('in %s: %s', (line, port) => {
    expect(listeningPort([line])).toBe(port);
  });
});
