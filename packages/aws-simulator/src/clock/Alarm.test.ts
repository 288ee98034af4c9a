import { Alarm } from './Alarm';
import { VirtualClock } from './VirtualClock';

describe('an alarm', () => {
  const clock = new VirtualClock({ speed: 'manual' });
  let rung: number[];
  let alarm: Alarm;
  const inSeconds = (seconds: number) => clock.now() + seconds * 1000;

  beforeEach(() => {
    rung = [];
    alarm = new Alarm(clock, () => rung.push(clock.now()));
  });

  it('rings once, at the earliest of its times', async () => {
    const earliest = inSeconds(10);
    alarm.setFor(inSeconds(20));
    alarm.setFor(earliest);
    alarm.setFor(inSeconds(30));
    await clock.advance(60);
    expect(rung).toEqual([earliest]);
  });

  it('can be set again when it has rung', async () => {
    alarm.setFor(inSeconds(10));
    await clock.advance(20);
    alarm.setFor(inSeconds(10));
    await clock.advance(20);
    expect(rung).toHaveLength(2);
  });

  it('does not ring when it was cleared', async () => {
    alarm.setFor(inSeconds(10));
    alarm.clear();
    await clock.advance(20);
    expect(rung).toEqual([]);
  });
});
