import { logText, shownLines } from './logText';

const at = (instant: string, message: string, container = 'app') => ({
  at: instant,
  message,
  container,
});
const lines = [
  at('2026-11-22T09:59:58.125Z', 'one'),
  at('2026-11-22T10:00:01.000Z', 'two'),
];

describe('shownLines', () => {
  it('shows only the time of day if all lines are of one day', () => {
    expect(shownLines(lines)).toMatchObject([
      { time: '09:59:58', container: undefined, message: 'one' },
      { time: '10:00:01', container: undefined, message: 'two' },
    ]);
  });

  it('shows the date if the lines span several days', () => {
    const [first] = shownLines([
      ...lines,
      at('2026-11-23T00:00:00.000Z', 'three'),
    ]);
    expect(first.time).toBe('2026-11-22 09:59:58');
  });

  it('shows the container if there are several', () => {
    const shown = shownLines([
      ...lines,
      at('2026-11-22T10:00:02.000Z', 'ready', 'proxy'),
    ]);
    expect(shown.map(({ container }) => container)).toEqual([
      'app',
      'app',
      'proxy',
    ]);
  });
});

describe('logText', () => {
  it('includes the full timestamp and the container', () => {
    expect(logText(lines)).toBe(
      '2026-11-22T09:59:58.125Z app one\n2026-11-22T10:00:01.000Z app two',
    );
  });
});
