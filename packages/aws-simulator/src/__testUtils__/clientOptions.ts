import { Simulator } from '../Simulator';

/** With what a stock SDK client talks to a simulator. */
export function clientOptions({ url }: Simulator, region = 'eu-west-1') {
  return {
    endpoint: url,
    region,
    credentials: { accessKeyId: '123456789012', secretAccessKey: 'simulated' },
    maxAttempts: 1,
  };
}
