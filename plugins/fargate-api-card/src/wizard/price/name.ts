/** The name of the field in a Software Template: `ui:field: FargatePrice`. */
export const FARGATE_PRICE = 'FargatePrice';
