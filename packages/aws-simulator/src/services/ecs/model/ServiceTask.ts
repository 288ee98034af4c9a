import { Region } from '../../../world/World';
import { FargateTask, TaskObserver } from './FargateTask';
import { launchOf } from './TaskLaunch';
import { TaskPlacement } from './taskPlacement';
import { Deployment, ServiceRecord } from './types';

/** A task of a deployment of a service. */
export class ServiceTask extends FargateTask {
  /** Whether it has been running and healthy in its target groups. */
  wasHealthy = false;
  /** Whether it failed its health checks, so that it is to be replaced. */
  failedHealthChecks = false;

  constructor(
    region: Region,
    service: ServiceRecord,
    readonly deployment: Deployment,
    place: TaskPlacement,
    observer: TaskObserver,
  ) {
    super(region, launchOf(region, service, deployment), place, observer);
  }
}
