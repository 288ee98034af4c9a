/** What a tag of ECS can have at most. */
const MAX_LENGTH = 256;

const APPROVED_BY = ' approved by ';

/**
 * The value of `fargate-api:deployed-by`: who deploys, and who approved that, as
 * `user:default/ann approved by user:default/bob`.
 *
 * @param deployedBy - the reference of a user, or another name.
 * @param approvedBy - the reference of the user who approved, if that was required.
 * @public
 */
export function deployerTag(deployedBy: string, approvedBy?: string): string {
  const approval = approvedBy ? tagText(`${APPROVED_BY}${approvedBy}`) : '';
  const room = Math.max(0, MAX_LENGTH - approval.length);
  return `${tagText(deployedBy).slice(0, room)}${approval}`;
}

/**
 * Reads what {@link deployerTag} wrote, or the name of a pipeline.
 *
 * @public
 */
export function readDeployer(tag: string): {
  deployedBy?: string;
  approvedBy?: string;
} {
  const [deployedBy, approvedBy] = tag.split(APPROVED_BY);
  return {
    ...(deployedBy && { deployedBy }),
    ...(approvedBy && { approvedBy }),
  };
}

/** Tags of ECS have no other characters. */
function tagText(text: string): string {
  return text.replace(/[^a-zA-Z0-9 +=._:/@-]/g, '-');
}
