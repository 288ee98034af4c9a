/** What a Software Template calls the field by: `ui:field: FargateEntityPicker`. */
export const FARGATE_ENTITY_PICKER = 'FargateEntityPicker';
