export const texts = { title: "Reports" } as const;
