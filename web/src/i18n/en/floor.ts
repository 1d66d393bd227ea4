export const texts = { title: "Floor" } as const;
