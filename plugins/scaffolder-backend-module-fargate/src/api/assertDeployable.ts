import { InputError } from '@backstage/errors';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { assertAccessLogs } from '../checks/assertAccessLogs';
import { assertCertificate } from '../checks/assertCertificate';
import { assertWebAcl } from '../checks/assertWebAcl';
import { OnDrift } from '../live/onDrift';
import { defaultSettings, settingsFromParameters } from './settings/values';
import { assertRoom } from './sidecars/assertRoom';
import { OpenedDeployment } from '../run/openDeployment';
import { Containers } from './configuration/containers';
import { assertHealthy } from './assertHealthy';
import { assertImages, imagesOf } from './assertImages';
import { assertRepairable } from './assertRepairable';
import { logTaskMove } from './taskSubnets';
import { ApiParameters, DeployableShape } from './shapes/DeployableShape';

/** What of an API is going to be new, as far as AWS can be asked about it. */
export interface ApiNews {
  /** Whether the bucket of its access logs is another one. */
  accessLogs: boolean;
  /** Whether its certificate, or the name that it must cover, is another one. */
  certificate: boolean;
  /** Whether its container is configured otherwise, so that it has a new revision. */
  configuration: boolean;
  /** Whether tasks are going to start that did not run before. */
  tasks: boolean;
}

/**
 * Asks AWS about an API as it shall be, before anything is changed.
 *
 * @param parameters - all of its stack, as they shall be.
 * @returns whether the stack could be updated to what already runs.
 * @throws InputError when its tasks could not start or be reached.
 * @throws ConflictError when it is deployed and not as its stack made it.
 */
export async function assertDeployable(
  context: OpenedDeployment,
  shape: DeployableShape<any>,
  parameters: ApiParameters,
  {
    deployed,
    containers,
    news,
    onDrift,
  }: {
    deployed: StackRecord | undefined;
    containers: Pick<Containers, 'options' | 'sidecars'>;
    news: ApiNews;
    onDrift: OnDrift | undefined;
  },
): Promise<boolean> {
  const { clients, signal } = context;
  const { CertificateArn, DomainName, HostedZoneId, ImageUrl } = parameters;
  if (DomainName && !CertificateArn && !HostedZoneId) {
    throw new InputError(
      'domainName: works only with HTTPS. Give a zone for it too, or the ARN of a certificate as certificateArn.',
    );
  }
  const { kind } = shape.facts;
  const {
    accessLogsBucket,
    cpu,
    cpuArchitecture,
    executeCommand,
    memory,
    webAclArn = 'none',
  } = {
    ...defaultSettings(kind),
    ...settingsFromParameters(kind, parameters),
  };
  const { options, sidecars } = containers;
  assertRoom(sidecars, { cpu: cpu!, memory: memory! });
  if (executeCommand && options.readonlyRootFilesystem) {
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
    throw new InputError(
      'executeCommand: does not work with container.readonlyRootFilesystem, because the agent of ECS Exec writes to the file system. Turn one of them off.',
    );
  }
  assertWebAcl(clients.target, webAclArn);
  const isSound =
    deployed !== undefined &&
    (await assertRepairable(context, deployed, parameters, {
      isReconfigured: news.configuration,
      onDrift,
    }));
  if (deployed) {
    await shape.assertNoDrift?.(context, deployed);
  }
  logTaskMove(context, deployed, parameters);
  if (news.certificate && CertificateArn) {
    await assertCertificate(clients, CertificateArn, DomainName || undefined, {
      signal,
    });
  }
  if (news.accessLogs && accessLogsBucket && accessLogsBucket !== 'none') {
    await assertAccessLogs(clients, accessLogsBucket, { signal });
  }
  if (news.tasks) {
    const images = imagesOf(ImageUrl, sidecars);
    await shape.assertNetwork(context, parameters, {
      deployed,
      images: images.map(({ image }) => image),
    });
    await assertImages(context, images, cpuArchitecture);
  }
  if (deployed) {
    await assertHealthy(context, deployed, parameters);
  }
  return isSound;
}
