/** The name of the field in a Software Template: `ui:field: FargateSecret`. */
export const FARGATE_SECRET = 'FargateSecret';
