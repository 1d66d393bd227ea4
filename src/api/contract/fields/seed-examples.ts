// The manual's own examples: what is sent to each path, and what it prints as the answer. A test holds them against the manual.
import { SEED_MENU_EXAMPLES, type SeedExample } from "./seed-menu-examples.ts";

/** By path, as the manual's text names it. */
export const SEED_EXAMPLES: Readonly<Record<string, readonly SeedExample[]>> = {
  "/api/xcc/sessions/auth": [
    {
      request: { dev_key: "4500ffd8-56b4-4faf-a851-9bd561bf1fb2" },
      answer: { code: 200, user_id: "4", expires: 0, sip_port: "25060", token: "db232730-8885-42c9-b60a-25072e8f4957" },
    },
  ],
  "/api/xcc/sessions/getExtnToken": [
    {
      request: { extn: "1001" },
      answer: { extn_id: "192", token: "e35b168e-80a9-4c2b-97c8-6f0044e7302b", domain: "xswitch.cn" },
    },
  ],
  "/api/xcc/extensions/list": [
    {
      request: { page_size: "2" },
      answer: {
        page: 1,
        data: [
          {
            ha1: "6295cecf17ab7943e802b4d539252d4e",
            ha1b: "cfd07ab9643b1a6afbf5cd0965bdd7c1",
            user_id: "179",
            cid_number: "",
            vm_password: "",
            description: "",
            id: "191",
            display_order: "0",
            context: "default",
            extn: "1000",
            domain: "xswitch.cn",
            deleted_at: "",
            updated_at: "2020-01-17 14:11:55",
            cid_name: "",
            created_at: "2020-01-17 14:11:55",
            name: "Ext_1000",
            type: "SIP",
            weblogin_disabled: "0",
            disabled: "0",
            sync_enabled: "0",
            priority: "99",
          },
          {
            ha1: "056cba6fb5f991cc9112f592ba5e65e4",
            ha1b: "6238501df8a36fe9ee9cbb4855b651e1",
            user_id: "180",
            cid_number: "",
            vm_password: "",
            description: "",
            id: "192",
            display_order: "0",
            context: "default",
            extn: "1001",
            domain: "xswitch.cn",
            deleted_at: "",
            updated_at: "2020-01-17 14:11:55",
            cid_name: "",
            created_at: "2020-01-17 14:11:55",
            name: "Ext_1001",
            type: "SIP",
            weblogin_disabled: "0",
            disabled: "0",
            sync_enabled: "0",
            priority: "99",
          },
        ],
        row_count: 22,
        page_count: 11,
      },
    },
  ],
  "/api/xcc/extensions/get": [
    {
      request: { id: "236" },
      answer: {
        id: 236,
        domain: "xswitch.cn",
        extn: "1009",
        sync_enabled: 0,
        updated_at: "2020-01-19 15:39:28",
        disabled: 0,
        ha1: "69308ceaa676774f78ba67357de11ebf",
        login: "1009",
        created_at: "2020-01-19 15:39:28",
        name: "Ext_1009",
        user_id: 188,
        weblogin_disabled: 0,
        priority: "99",
        ha1b: "302066ca86ca4b631baf38c056a77275",
        display_order: "0",
        context: "default",
        type: "SIP",
      },
    },
  ],
  "/api/xcc/extensions/del": [{ request: { id: "200" }, answer: { id: "200" } }],
  "/api/xcc/extensions/add": [
    {
      request: {
        name: "EXT_1030",
        extn: "1030",
        password: "$VeryGoodPassw0rd",
        context: "default",
        domain: "xswitch.cn",
      },
      answer: { id: "226" },
    },
  ],
  "/api/xcc/extensions/set": [
    {
      request: { id: "227", name: "EXT_1030", password: "$VeryGoodPassw0rd", context: "default", domain: "xswitch.cn" },
      answer: { id: "227" },
    },
  ],
  "/api/xcc/queues/list": [
    {
      request: { page_size: "5", page: "2" },
      answer: {
        row_count: 6,
        page: 2,
        data: [
          {
            cti_template: "callcenter",
            strategy: "random",
            id: 17,
            name: "testapi6",
            greeting: "local_stream://moh",
            server_ip: "172.18.0.5",
            updated_at: "2020-02-27 00:04:57",
            moh_sound: "local_stream://moh",
            auto_record: 0,
            created_at: "2020-02-27 00:04:57",
          },
        ],
        page_count: 2,
      },
    },
  ],
  "/api/xcc/queues/add": [
    {
      request: { name: "657894", greeting: "local_stream://moh", strategy: "random", server_ip: "172.18.0.5" },
      answer: { id: "6" },
    },
  ],
  "/api/xcc/queues/del": [{ request: { id: "6" }, answer: { id: "6" } }],
  "/api/xcc/queues/set": [
    {
      request: { id: "6", greeting: "local_stream://moh", strategy: "agent-with-least-talk-time" },
      answer: { id: "6" },
    },
  ],
  "/api/xcc/freeswitch/list": [{ request: {}, answer: [{ ip: "192.168.1.7", name: "fs1" }] }],
  "/api/xcc/timeDef/add": [
    {
      name: "work_time",
      request: { type: "work_time", weekday: "5", start_time: "08:00:00", end_time: "18:00:00" },
      answer: { id: "6" },
    },
    {
      name: "offday",
      request: { type: "offday", name: "test", start_date: "03-03 00:00:00", end_date: "03-03 23:59:59" },
      answer: { id: "5" },
    },
  ],
  "/api/xcc/timeDef/set": [
    {
      name: "work_time",
      request: { type: "work_time", id: "5", start_time: "08:00:00", end_time: "19:00:00" },
      answer: { id: "6" },
    },
    {
      name: "offday",
      request: { type: "offday", id: "5", name: "test", start_date: "03-03 00:00:00", end_date: "03-04 23:59:59" },
      answer: { id: "5" },
    },
  ],
  "/api/xcc/timeDef/list": [
    {
      name: "work_time",
      request: { type: "work_time" },
      answer: [
        {
          weekday: "1",
          end_time: "18:00:00",
          id: "1",
          updated_at: "2020-03-03 15:09:15",
          start_time: "08:00:00",
          created_at: "2020-03-03 15:09:15",
        },
        {
          weekday: "2",
          end_time: "19:00:00",
          id: "4",
          updated_at: "2020-03-03 20:21:35",
          start_time: "08:00:00",
          created_at: "2020-03-03 15:30:55",
        },
        {
          weekday: "5",
          end_time: "19:00:00",
          id: "6",
          updated_at: "2020-03-03 21:56:51",
          start_time: "08:00:00",
          created_at: "2020-03-03 21:53:33",
        },
      ],
    },
    {
      name: "offday",
      request: { type: "offday" },
      answer: [
        {
          end_date: "03-03 20:00:00",
          updated_at: "2020-03-03 20:52:16",
          start_date: "03-03 08:00:00",
          created_at: "2020-03-03 20:49:40",
          id: "2",
        },
      ],
    },
  ],
  "/api/xcc/timeDef/del": [
    { name: "work_time", request: { type: "work_time", id: "4" }, answer: { id: "6" } },
    { name: "offday", request: { type: "offday", id: "5" }, answer: { id: "6" } },
  ],
  ...SEED_MENU_EXAMPLES,
  "/api/xcc/hotlines/list": [
    {
      request: { page_size: "5", page: "2" },
      answer: {
        page_count: 4,
        page: 1,
        row_count: 8,
        data: [
          {
            type: "only",
            numbers: "1111,2222,3333,4444",
            updated_at: "2020-02-29 22:19:33",
            id: "1",
            nbr: "12345",
            period_type: "work",
            created_at: "2020-02-29 22:19:33",
            period_enable: "1",
            description: "",
            deleted_at: "",
          },
          {
            type: "only",
            numbers: "111",
            updated_at: "2020-02-29 22:20:34",
            id: "2",
            nbr: "11111",
            period_type: "work",
            created_at: "2020-02-29 22:20:34",
            period_enable: "0",
            description: "",
            deleted_at: "",
          },
        ],
      },
    },
  ],
  "/api/xcc/hotlines/get": [
    {
      request: { id: "3" },
      answer: {
        id: "3",
        numbers: "777",
        created_at: "2020-03-03 21:23:03",
        type: "only",
        updated_at: "2020-03-03 21:23:03",
        deleted_at: "",
        nbr: "1111",
        description: "",
        period_type: "holiday",
        period_enable: "0",
      },
    },
  ],
  "/api/xcc/hotlines/add": [
    {
      request: { nbr: "12345", period_enable: "1", period_type: "work", type: "only", numbers: "1111,2222,3333,4444" },
      answer: { id: "1" },
    },
  ],
  "/api/xcc/hotlines/set": [
    {
      request: { id: "1", nbr: "0000000", period_enable: "true", period_type: "work", type: "only", numbers: "00000" },
      answer: {},
    },
  ],
  "/api/xcc/hotlines/del": [{ request: { id: "2" }, answer: {} }],
};
