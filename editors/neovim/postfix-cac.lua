-- Neovim 0.7 or newer: postfix-cac lsp for main.cf, master.cf and the lookup tables beside them.
--
--   lua: dofile('/path/to/postfix-cac.lua')        in init.lua
--   or   :luafile /path/to/postfix-cac.lua
--
-- Set before it, where the defaults are not right:
--   vim.g.postfix_cac_program = '/opt/postfix-cac'    the program; postfix-cac in the search path by default
--   vim.g.postfix_cac_target = 'debian12'             what the files run on; by default what the host has

local program = vim.g.postfix_cac_program or 'postfix-cac'
local target = vim.g.postfix_cac_target

-- Indexes, keys and what else is no text of a table.
local not_tables = { 'db', 'lmdb', 'cdb', 'pem', 'key', 'crt', 'so', 'sh', 'proto', 'dist', 'json', 'md' }

local group = vim.api.nvim_create_augroup('postfix_cac', {})

-- Neovim calls main.cf pfmain, and has no name for master.cf.
vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
  group = group,
  pattern = 'master.cf',
  callback = function()
    vim.bo.filetype = 'pfmaster'
    vim.bo.commentstring = '# %s'
  end,
})

-- The nearest folder with a main.cf or a master.cf: the server decides it in the same way.
local function folder_of(path)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  local name = vim.fn.fnamemodify(path, ':t')
  if name == 'main.cf' or name == 'master.cf' then
    return folder
  end
  while true do
    if vim.fn.filereadable(folder .. '/main.cf') == 1 or vim.fn.filereadable(folder .. '/master.cf') == 1 then
      return folder
    end
    local above = vim.fn.fnamemodify(folder, ':h')
    if above == folder then
      return nil
    end
    folder = above
  end
end

-- vim.lsp.start came with 0.8; before it a client is kept for each folder here.
local clients = {}

local function start(config, buffer)
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  local client = clients[config.root_dir]
  if not client or not vim.lsp.get_client_by_id(client) then
    client = vim.lsp.start_client(config)
    clients[config.root_dir] = client
  end
  if client then
    vim.lsp.buf_attach_client(buffer, client)
  end
end

local function attach(buffer)
  local path = vim.api.nvim_buf_get_name(buffer)
  local folder = path ~= '' and vim.bo[buffer].buftype == '' and folder_of(path)
  if not folder or vim.tbl_contains(not_tables, vim.fn.fnamemodify(path, ':e')) then
    return
  end
  if vim.fn.executable(program) ~= 1 then
    vim.notify_once(program .. ' is not in the search path. Set vim.g.postfix_cac_program to where it is', vim.log.levels.WARN)
    return
  end
  start({
    name = 'postfix-cac',
    cmd = { program, 'lsp' },
    root_dir = folder,
    -- An empty table of Lua would be a list.
    init_options = target and { target = target } or vim.empty_dict(),
    on_attach = function(_, attached)
      local function map(keys, command)
        vim.keymap.set('n', keys, command, { buffer = attached })
      end
      -- Newer releases have these keys by themselves.
      map('K', vim.lsp.buf.hover)
      map('gd', vim.lsp.buf.definition)
      map('gra', vim.lsp.buf.code_action)
      vim.bo[attached].omnifunc = 'v:lua.vim.lsp.omnifunc'
    end,
  }, buffer)
end

vim.api.nvim_create_autocmd({ 'BufReadPost', 'BufNewFile' }, {
  group = group,
  pattern = '*',
  callback = function(event)
    attach(event.buf)
  end,
})

-- A buffer that was open before this file was read.
for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
  if vim.api.nvim_buf_is_loaded(buffer) then
    attach(buffer)
  end
end
