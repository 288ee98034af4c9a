import { z as zod } from 'zod/v3';
import { proposalOutput } from '../api/gitops/gitOpsFields';
import * as fields from '../run/fields';

type Z = typeof zod;

/** The outputs of every action that updates an API. */
export const updateOutputs = {
  stackArn: fields.stackArnField,
  entityRef: (z: Z) => z.string().describe('Reference of the API'),
  endpoint: (z: Z) => z.string().describe('URL at which the API answers'),
  serviceArn: (z: Z) => z.string().describe('ARN of the ECS service'),
  changed: fields.changedField,
  proposal: proposalOutput,
};
