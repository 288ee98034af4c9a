import type * as Api from '@aws-sdk/client-wafv2';
import { paginate } from '../../pagination';
import { CallContext } from '../../ServiceDefinition';
import { invalidParameter, nonexistent, unsupported } from '../model/refusals';
import { requireScope, Waf, WebAcl, WebAclSettings } from '../model/Waf';
import { shapeOf } from './shapeOf';

const PAGE_SIZE = 100;

/** Members that AWS takes and the simulator does not. */
const UNSUPPORTED = [
  'ApplicationConfig',
  'AssociationConfig',
  'CaptchaConfig',
  'ChallengeConfig',
  'CustomResponseBodies',
  'DataProtectionConfig',
  'OnSourceDDoSProtectionConfig',
  'TokenDomains',
] as const;

export const CreateWebACL = (
  { region }: CallContext,
  input: Api.CreateWebACLRequest,
): Api.CreateWebACLResponse => {
  requireScope(region, input.Scope!);
  return {
    Summary: summaryOf(
      region
        .service(Waf)
        .create(input.Name!, settingsOf(input), input.Tags ?? []),
    ),
  };
};

export const GetWebACL = (
  context: CallContext,
  { ARN, ...names }: Api.GetWebACLRequest,
): Api.GetWebACLResponse => {
  const { region } = context;
  const webAcl = ARN ? region.service(Waf).webAcl(ARN) : named(context, names);
  return { LockToken: webAcl.lockToken, WebACL: shapeOf(region, webAcl) };
};

export const ListWebACLs = (
  { region }: CallContext,
  { Limit, NextMarker, Scope }: Api.ListWebACLsRequest,
): Api.ListWebACLsResponse => {
  requireScope(region, Scope!);
  const { items, nextToken } = paginate(
    [...region.service(Waf).webAcls.values()],
    NextMarker,
    Limit || PAGE_SIZE,
    () =>
      invalidParameter(
        'The parameter contains formatting that is not valid.',
        'PAGINATION_MARKER',
        NextMarker ?? '',
      ),
  );
  return { NextMarker: nextToken, WebACLs: items.map(summaryOf) };
};

export const UpdateWebACL = (
  context: CallContext,
  input: Api.UpdateWebACLRequest,
): Api.UpdateWebACLResponse => {
  const webAcl = named(context, input);
  context.region
    .service(Waf)
    .update(webAcl, input.LockToken!, settingsOf(input));
  return { NextLockToken: webAcl.lockToken };
};

export const DeleteWebACL = (
  context: CallContext,
  input: Api.DeleteWebACLRequest,
): Api.DeleteWebACLResponse => {
  const webAcl = named(context, input);
  context.region.service(Waf).delete(webAcl, input.LockToken!);
  return {};
};

function named(
  { region }: CallContext,
  { Id, Name, Scope }: Pick<Api.GetWebACLRequest, 'Id' | 'Name' | 'Scope'>,
): WebAcl {
  requireScope(region, Scope ?? '');
  const found = [...region.service(Waf).webAcls.values()].find(
    ({ id, name }) => id === Id && name === Name,
  );
  if (!found) {
    throw nonexistent();
  }
  return found;
}

function summaryOf(webAcl: WebAcl): Api.WebACLSummary {
  return {
    ARN: webAcl.arn,
    Description: webAcl.description ?? '',
    Id: webAcl.id,
    LockToken: webAcl.lockToken,
    Name: webAcl.name,
  };
}

function settingsOf(
  input: Api.CreateWebACLRequest | Api.UpdateWebACLRequest,
): WebAclSettings {
  const member = UNSUPPORTED.find(name => input[name] !== undefined);
  if (member) {
    throw unsupported(member);
  }
  return {
    defaultAction: input.DefaultAction!,
    description: input.Description,
    rules: input.Rules ?? [],
    visibility: input.VisibilityConfig!,
  };
}
