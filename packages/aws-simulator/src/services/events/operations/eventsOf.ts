import { CallContext } from '../../ServiceDefinition';
import { Events } from '../model/Events';

/** The state, once it is clear that the call is about the default event bus. */
export function eventsOf(
  { region }: CallContext,
  { EventBusName }: { EventBusName?: string },
): Events {
  const events = region.service(Events);
  events.requireBus(EventBusName);
  return events;
}
