/** The name of the field in a Software Template: `ui:field: FargateRevision`. */
export const FARGATE_REVISION = 'FargateRevision';
