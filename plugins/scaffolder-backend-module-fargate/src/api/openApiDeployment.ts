import { API_KINDS } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackDescriptor } from '@fargate-api/backstage-plugin-fargate-api-node';
import { assertCatalogTakes } from '../catalog/assertCatalogTakes';
import { assertEntityFree } from '../catalog/assertEntityFree';
import {
  EnvironmentInput,
  findEnvironmentStack,
} from '../environment/findEnvironmentStack';
import { OnDrift } from '../live/onDrift';
import { AttributionInput } from './attribution/attribution';
import { ConfigurationInput } from './configuration/Configuration';
import { GitOpsInput } from './gitops/gitOpsFields';
import { ApiSettings } from './settings/settings';
import { apiStackName } from './apiStackName';
import { apiRef, componentRef } from '../catalog/entityRefs';
import { ActionDependencies } from '../run/ActionDependencies';
import { ActionRun } from '../run/ActionRun';
import { OpenedDeployment, openDeployment } from '../run/openDeployment';
import { EntityInput, toEntity } from '../catalog/toEntity';

/** What the deployment of every API takes. */
export type ApiInput = EntityInput &
  EnvironmentInput &
  ApiSettings &
  ConfigurationInput &
  AttributionInput &
  GitOpsInput & {
    additionalNames?: string[];
    definition?: string;
    catalogInfoUrl?: string;
    onReplacement?: 'fail' | 'proceed';
    onDrift?: OnDrift;
  };

/** The part of a scaffolder action's context that the deployment of an API needs. */
export interface ApiRun<Input = object> extends ActionRun {
  input: ApiInput & Input;
}

/** An API that is going to be deployed. */
export interface ApiDeployment {
  context: OpenedDeployment;
  environmentArn: string;
  stackName: string;
  entity: StackDescriptor['entity'];
  /** Whether the catalog shows it to the initiator, who may update it. */
  isKnown: boolean;
  /** What the catalog will say of it, given its environment's reference. */
  descriptorOf(environment: string): StackDescriptor;
}

/**
 * Opens the target of the environment that an API goes to.
 *
 * @throws InputError when name, owner or environment cannot be used.
 * @throws NotFoundError when the user sees no such environment.
 * @throws NotAllowedError when no target covers it.
 * @throws ConflictError when the name belongs to something else.
 */
export async function openApiDeployment(
  run: ApiRun,
  dependencies: ActionDependencies,
): Promise<ApiDeployment> {
  const { aws, catalog } = dependencies;
  const { input } = run;
  const entity = toEntity(input);
  // The entities of all shapes are alike.
  await assertCatalogTakes(API_KINDS[0], {
    entity,
    definition: input.definition || undefined,
  });
  const stackName = apiStackName(entity);
  const credentials = await run.getInitiatorCredentials();
  const environmentArn = await findEnvironmentStack(
    catalog,
    input,
    credentials,
  );
  const target = aws.targets.forArn(environmentArn);
  const isKnown = await assertEntityFree(
    catalog,
    [apiRef(entity), componentRef(entity)],
    { ...target, name: stackName },
    credentials,
  );
  const permit = await run.access.toDeploy({
    target,
    subject: 'api',
    entityRef: apiRef(entity),
    owner: entity.owner,
    isKnown,
    environmentRef: input.environment,
  });
  const context = await openDeployment(run, dependencies, permit, stackName);
  return {
    context,
    environmentArn,
    stackName,
    entity,
    isKnown,
    descriptorOf: environment => ({
      entity,
      environment,
      definition: input.definition || undefined,
      catalogInfoUrl: input.catalogInfoUrl || undefined,
    }),
  };
}
