import type { Text } from './text.ts';

export const productCategories = [
  'beef',
  'pork',
  'sheep',
  'poultry',
  'offal',
  'fish',
  'crustaceans',
  'molluscs',
  'dairy',
  'vegetables',
  'fruit',
  'grain_products',
  'prepared',
  'drinks',
  'other',
] as const;
export type ProductCategory = (typeof productCategories)[number];

export const categoryNames: Record<ProductCategory, Text> = {
  beef: { zh: '牛肉', en: 'Beef' },
  pork: { zh: '猪肉', en: 'Pork' },
  sheep: { zh: '羊肉', en: 'Sheep and goat meat' },
  poultry: { zh: '禽肉', en: 'Poultry' },
  offal: { zh: '副产品', en: 'Offal' },
  fish: { zh: '鱼类', en: 'Fish' },
  crustaceans: { zh: '甲壳类', en: 'Crustaceans' },
  molluscs: { zh: '软体类', en: 'Molluscs' },
  dairy: { zh: '乳制品', en: 'Dairy' },
  vegetables: { zh: '蔬菜', en: 'Vegetables' },
  fruit: { zh: '水果', en: 'Fruit' },
  grain_products: { zh: '速冻面米制品', en: 'Frozen grain products' },
  prepared: { zh: '调理食品', en: 'Prepared food' },
  drinks: { zh: '饮品', en: 'Drinks' },
  other: { zh: '其他', en: 'Other' },
};
