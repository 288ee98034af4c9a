import {
  ApiKind,
  ApiShape,
  BilledResources,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ZoneSite } from '../chooseZone';
import { ActionDependencies } from '../../run/ActionDependencies';
import { Environment } from '../../environment/Environment';
import { HealthCheck } from '../../rollout/HealthCheck';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { SettingValues } from '../settings/settings';

/** The parameters of an API's stack. */
export type ApiParameters = Readonly<Record<string, string>>;

/** What an API is to be put on. */
export interface ApiSite<Input> extends ZoneSite {
  dependencies: ActionDependencies;
  /** Of the API's stack. */
  name: string;
  /** Of the action; what is no setting and no part of every API. */
  input: Input;
  settings: SettingValues;
  environment: Environment;
  /** The API's stack, where it is deployed already. */
  deployed: StackRecord | undefined;
}

/**
 * How APIs of a shape are deployed: what must be asked of AWS, and no other part
 * of a deployment knows.
 *
 * @typeParam Input - what the action takes beside settings and what every API has.
 */
export interface DeployableShape<Input = object> {
  facts: ApiShape & { kind: ApiKind };
  /** The text of its CloudFormation template. */
  template(): Promise<string>;
  health: HealthCheck;
  /**
   * What AWS bills beside the tasks.
   *
   * @param subnets - how many subnets a parameter names.
   * @param tasks - how many run.
   */
  billed(
    parameters: ApiParameters,
    subnets: (ids: string | undefined) => number,
    tasks: number,
  ): Omit<BilledResources, 'tasks'>;
  /** Outputs of the action beside those that every API has, and of the stack. */
  outputs: Readonly<Record<string, string>>;
  /** What a failed deployment leaves alone beside the environment, in words. */
  alsoUntouched?: string;
  /**
   * Works out the parameters that say where it goes, beside those that every
   * API has.
   *
   * @returns a word for what is not there yet because a dry run did not make it.
   * @throws InputError when it cannot go there.
   */
  place(site: ApiSite<Input>): Promise<ApiParameters | string>;
  /**
   * Deploys what the APIs of this shape share in an environment, once all is
   * checked.
   *
   * @param api - the stack of the API as it is, and its other parameters as they shall
   *   be.
   * @returns parameters of the API's stack; or a word for what a dry run would
   *   create first.
   */
  share?(
    run: { isDryRun?: boolean },
    context: DeploymentContext,
    environment: Environment,
    api: { parameters: ApiParameters; deployed: StackRecord | undefined },
  ): Promise<ApiParameters | string>;
  /**
   * Works out the parameters by which an update gives a deployed API another host or
   * path, where what it shares with others has a say in them.
   *
   * @param given - what the update changes.
   * @returns none where both stay.
   */
  rename?(
    site: ZoneSite,
    deployed: StackRecord,
    given: SettingValues,
  ): Promise<ApiParameters>;
  /**
   * Whether a deployment failed because another API took what {@link share} or
   * {@link rename} had chosen for it, and is to be repeated with another choice.
   */
  isTaken?(error: unknown): error is Error;
  /**
   * Asks AWS whether tasks can start in the network, and be reached.
   *
   * @param task.images - of all their containers.
   * @throws InputError that names every problem and what to do about it.
   */
  assertNetwork(
    context: DeploymentContext,
    parameters: ApiParameters,
    task: { deployed: StackRecord | undefined; images: readonly string[] },
  ): Promise<void>;
  /**
   * Asks AWS whether a deployed API is as its stack made it, where an update
   * would not mend it.
   *
   * @throws ConflictError that names what is not.
   */
  assertNoDrift?(
    context: DeploymentContext,
    deployed: StackRecord,
  ): Promise<void>;
  /**
   * Waits, where the target's administrator allows it, until a deployed API answers.
   *
   * @throws DeploymentError when it does not.
   */
  assertAnswers?(
    context: DeploymentContext,
    deployed: Pick<StackRecord, 'name' | 'outputs' | 'parameters'>,
  ): Promise<void>;
  /** What has to be undone before its stack can be deleted; by default nothing. */
  beforeDeletion?(
    context: DeploymentContext,
    deployed: StackRecord,
  ): Promise<void>;
}
