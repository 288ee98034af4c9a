/** The name of the field in a Software Template: `ui:field: FargateRepository`. */
export const FARGATE_REPOSITORY = 'FargateRepository';
