/** The name of the field in a Software Template: `ui:field: FargateEntityPicker`. */
export const FARGATE_ENTITY_PICKER = 'FargateEntityPicker';
