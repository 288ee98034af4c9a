import { ServiceFacts } from '../resources';

/** Which of the failures a service without consent has. */
export function unconfirmedKind(service: ServiceFacts | undefined) {
  return service?.hasShortArn
    ? 'short-arn-not-confirmed'
    : 'service-not-confirmed';
}
