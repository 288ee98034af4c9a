import { startSimulator } from '@fargate-api/aws-simulator';
import type { Usage } from './SimulatorProcess';

/** A simulator in a process of its own, which tells what it uses when it is asked. */
startSimulator({ speed: Number(process.argv[2]) }).then(({ url }) => {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    const usage: Usage = {
      cpuSeconds: (user + system) / 1e6,
      megabytes: process.memoryUsage.rss() / 1024 / 1024,
    };
    process.send!({ usage });
  });
  process.once('disconnect', () => process.exit());
  process.send!({ url });
});
