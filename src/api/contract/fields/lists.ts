// What all lists take and give alike.
import type { FieldMeanings } from "./field.ts";

export const LIST_FIELDS: FieldMeanings = {
  page: {
    en: "Which page, from 1. A page beyond the last one is empty; of ivrs/list it is the last one, and the answer says which it is",
    zh: "第几页，从 1 开始；超出最后一页时为空，ivrs/list 则返回最后一页并在返回值中写明页数",
    byDefault: 1,
    example: "1",
  },
  page_size: { en: "Rows on a page", zh: "每页显示的条数", unit: "rows", byDefault: 200, example: "5" },
  search_field: {
    en: "In which field search_key is looked for. Without it: in every field that can be searched",
    zh: "搜寻的关键字所在字段；不给出时在所有可搜寻的字段中查找",
    example: "name",
  },
  search_key: {
    en: "A part of what that field holds, in capital letters or not; empty: everything",
    zh: "该字段内容的一部分，不分大小写；空则不筛选",
    example: "10",
  },
  cursor: {
    en: "Instead of a page: what an answer had in the header x-next-cursor. The rows behind those, without one skipped or repeated",
    zh: "代替页数：前一次返回的响应头 x-next-cursor 的内容，返回其后的各条，不遗漏、不重复",
  },
  sort_field: { en: "By which field the rows are sorted", zh: "按哪个字段排序", byDefault: "id", example: "id" },
  sort_order: { en: "ascend or descend", zh: "ascend 升序，descend 降序", byDefault: "ascend", example: "descend" },
  page_count: { en: "How many pages there are", zh: "总页数" },
  row_count: { en: "How many rows there are in all", zh: "总条数" },
  data: { en: "The rows of the page", zh: "本页各条数据" },
  id: { en: "Id of the row, given when it is added", zh: "ID，添加时分配", example: "6" },
  created_at: {
    en: "When it was added: YYYY-MM-DD HH:MM:SS, local time",
    zh: "添加时间：YYYY-MM-DD HH:MM:SS，本地时间",
  },
  updated_at: { en: "When it was last changed, likewise", zh: "最后修改时间，格式相同" },
  deleted_at: { en: "Always empty: what was removed is not listed", zh: "始终为空：已删除的不再列出" },
  force: {
    en: "Do it even though something leads to it, uses it, hides it or would be hidden by it (refused with 409 otherwise, naming what)",
    zh: "为真则即使仍被引用、正在使用，或会遮盖、被遮盖同号码也照做（否则返回 409 并说明原因）",
    byDefault: false,
  },
  touched: { en: "What was affected by it", zh: "因此受影响的对象" },
};
