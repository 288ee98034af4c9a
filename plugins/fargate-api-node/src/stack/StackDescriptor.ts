import { z } from 'zod/v3';

const networkSchema = z.union([
  z.object({ vpcStackArn: z.string() }),
  z.object({
    vpcId: z.string(),
    publicSubnetIds: z.array(z.string()),
    privateSubnetIds: z.array(z.string()),
  }),
]);

/** The descriptor as JSON; see {@link StackDescriptor}. */
export const stackDescriptorSchema = z.object({
  entity: z.object({
    namespace: z.string(),
    name: z.string(),
    owner: z.string(),
    title: z.string().optional(),
    description: z.string().optional(),
    system: z.string().optional(),
    lifecycle: z.string().optional(),
    tags: z.array(z.string()).optional(),
  }),
  environment: z.string().optional(),
  network: networkSchema.optional(),
  definition: z.string().optional(),
  catalogInfoUrl: z.string().optional(),
});

/**
 * Where an environment's tasks and balancers live: a VPC stack of ours, or a
 * VPC that was there before.
 *
 * @public
 */
export type EnvironmentNetwork =
  | { vpcStackArn: string }
  | {
      vpcId: string;
      publicSubnetIds: string[];
      privateSubnetIds: string[];
    };

/**
 * What Backstage must know of a deployment and AWS does not know itself. It
 * travels with the stack, so that nothing is lost when Backstage is.
 *
 * @public
 */
export interface StackDescriptor {
  /** The catalog's side: of the API and its Component, or of the environment. */
  entity: {
    namespace: string;
    name: string;
    /** An entity reference, e.g. `group:default/team-a`. */
    owner: string;
    title?: string;
    description?: string;
    system?: string;
    lifecycle?: string;
    tags?: string[];
  };
  /** Of an API: the reference of its environment, e.g. `resource:default/dev`. */
  environment?: string;
  /** Of an environment (on its cluster's stack). */
  network?: EnvironmentNetwork;
  /** Of an API: its OpenAPI document, as text. */
  definition?: string;
  /**
   * Set when the entity is registered from a repository: where its
   * `catalog-info.yaml` is. The entity provider then leaves it alone.
   */
  catalogInfoUrl?: string;
}
