import { Simulator } from '../Simulator';

/** The options that connect an SDK client to a simulator. */
export function clientOptions({ url }: Simulator, region = 'eu-west-1') {
  return {
    endpoint: url,
    region,
    credentials: { accessKeyId: '123456789012', secretAccessKey: 'simulated' },
    maxAttempts: 1,
  };
}
