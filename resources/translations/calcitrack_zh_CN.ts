<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Calcitrack</source>
        <translation>关于 Calcitrack</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>版本 {number}</translation>
    </message>
    <message>
        <source>A tracker of wounds and pain for calciphylaxis (calcific uraemic arteriolopathy).</source>
        <translation>钙化防御（钙性尿毒症性小动脉病）的创面与疼痛追踪工具。</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>预期用途</translation>
    </message>
    <message>
        <source>Open source under the MIT licence. Icons: Lucide (ISC). Font: Noto Sans SC (OFL).</source>
        <translation>依据 MIT 许可证开源。图标：Lucide（ISC）。字体：Noto Sans SC（OFL）。</translation>
    </message>
</context>
<context>
    <name>AccountCard</name>
    <message>
        <source>Name in the record</source>
        <translation>病历中的姓名</translation>
    </message>
    <message>
        <source>What was signed before keeps the name that it was signed with.</source>
        <translation>此前签署的内容保留签署时的姓名。</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Keep the changes</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>New passphrase…</source>
        <translation>新口令…</translation>
    </message>
    <message>
        <source>Deactivate…</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>Let this person in again…</source>
        <translation>重新启用…</translation>
    </message>
    <message>
        <source>Account {name}, made on {day}</source>
        <translation>账户 {name}，创建于 {day}</translation>
    </message>
    <message>
        <source>The account of {name} was changed.</source>
        <translation>{name} 的账户已更改。</translation>
    </message>
    <message>
        <source>{name} gets a new passphrase, which you hand over. The old one opens nothing any more, at once.</source>
        <translation>{name} 将获得一个新口令，由您当面交付。旧口令立即失效。</translation>
    </message>
    <message>
        <source>Give a new passphrase</source>
        <translation>生成新口令</translation>
    </message>
    <message>
        <source>{name} may come in again as {role}, with a new passphrase, which you hand over.</source>
        <translation>{name} 可以{role}身份重新登录，新口令由您当面交付。</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>{name} can no longer sign in, on any workstation. The name stays under what was signed. Drafts of assessments stay for others.</source>
        <translation>{name} 将无法再在任何工作站登录。已签署内容下的姓名保留。评估草稿留给其他人员。</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>AccountMenu</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>My passphrase…</source>
        <translation>我的口令…</translation>
    </message>
    <message>
        <source>About Calcitrack</source>
        <translation>关于 Calcitrack</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>锁定窗口</translation>
    </message>
    <message>
        <source>Another person…</source>
        <translation>其他人员…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
</context>
<context>
    <name>AccountSheet</name>
    <message>
        <source>Add an account</source>
        <translation>添加账户</translation>
    </message>
    <message>
        <source>Add the account</source>
        <translation>添加此账户</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>What is typed to sign in. It never changes.</source>
        <translation>登录时输入的名称，不会更改。</translation>
    </message>
    <message>
        <source>Name in the record</source>
        <translation>病历中的姓名</translation>
    </message>
    <message>
        <source>It stands under everything they sign.</source>
        <translation>显示在其签署的一切内容之下。</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
</context>
<context>
    <name>AccountStep</name>
    <message>
        <source>Your name in the record</source>
        <translation>病历中显示的姓名</translation>
    </message>
    <message>
        <source>It stands under everything you sign.</source>
        <translation>您签署的所有内容均显示此姓名。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Make the record</source>
        <translation>创建病历库</translation>
    </message>
    <message>
        <source>Your account</source>
        <translation>您的账户</translation>
    </message>
    <message>
        <source>Making the encrypted record…</source>
        <translation>正在创建加密病历库…</translation>
    </message>
</context>
<context>
    <name>AccountsPlace</name>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>New key for the store…</source>
        <translation>更换病历库密钥…</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>添加账户</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Copy the list as a table</source>
        <translation>将列表复制为表格</translation>
    </message>
    <message>
        <source>What each role may do</source>
        <translation>各角色的权限</translation>
    </message>
    <message>
        <source>Each account opens the store with its own passphrase. An account is never deleted: its name stands under what it signed.</source>
        <translation>每个账户用自己的口令打开病历库。账户从不删除：其姓名保留在所签署的内容之下。</translation>
    </message>
    <message>
        <source>The demo clinic has no passphrases: accounts made here end with it.</source>
        <translation>演示门诊没有口令：在此创建的账户随之消失。</translation>
    </message>
    <message>
        <source>This store is on a PostgreSQL server: each account has a login role of its own there, passphrases are the server&apos;s, and an account is never deleted: its name stands under what it signed.</source>
        <translation>此病历库位于 PostgreSQL 服务器上：每个账户在服务器上有自己的登录角色，口令由服务器管理；账户从不删除：其姓名保留在所签署的内容之下。</translation>
    </message>
</context>
<context>
    <name>AccountsTable</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last signed in</source>
        <translation>最近登录</translation>
    </message>
    <message>
        <source>deactivated</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>has no passphrase: reset it</source>
        <translation>没有口令：请重置</translation>
    </message>
    <message>
        <source>has not chosen a passphrase yet</source>
        <translation>尚未设置自己的口令</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
</context>
<context>
    <name>AligningBar</name>
    <message>
        <source>By itself</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>By places</source>
        <translation>标点</translation>
    </message>
    <message>
        <source>Finding the same skin again…</source>
        <translation>正在寻找同一处皮肤…</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>较早</translation>
    </message>
    <message>
        <source>later</source>
        <translation>较晚</translation>
    </message>
    <message>
        <source>Place {number} of 2–4: click it in the {where} photograph.</source>
        <translation>第 {number} 个点（共 2–4 个）：请在{where}的照片上点击。</translation>
    </message>
    <message>
        <source>Enter lays them so.</source>
        <translation>按 Enter 即按这些点对齐。</translation>
    </message>
    <message>
        <source>Until then: wound upon wound.</source>
        <translation>此前暂按创面中心重叠。</translation>
    </message>
    <message>
        <source>card plane and skin</source>
        <translation>校准卡平面与皮肤</translation>
    </message>
    <message>
        <source>skin</source>
        <translation>皮肤特征</translation>
    </message>
    <message>
        <source>places set by hand</source>
        <translation>手动标点</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>wound upon wound</source>
        <translation>创面中心重叠</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>尚可</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>欠佳</translation>
    </message>
    <message>
        <source>Aligned: {quality}</source>
        <translation>对齐：{quality}</translation>
    </message>
    <message>
        <source>{count} places agree</source>
        <translation>{count} 处吻合</translation>
    </message>
    <message>
        <source>off by {gap} mm</source>
        <translation>偏差 {gap} mm</translation>
    </message>
    <message>
        <source>off by {gap} px</source>
        <translation>偏差 {gap} 像素</translation>
    </message>
    <message>
        <source>Arrow keys move</source>
        <translation>方向键移动</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>向左转</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>向右转</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
</context>
<context>
    <name>AmendSheet</name>
    <message>
        <source>Amend the assessment of {when}</source>
        <translation>修订 {when} 的评估</translation>
    </message>
    <message>
        <source>Sign amendment</source>
        <translation>签署修订</translation>
    </message>
    <message>
        <source>Reason for the amendment</source>
        <translation>修订原因</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Eschar</source>
        <translation>焦痂</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>BWAT-CUA</source>
        <translation>BWAT-CUA</translation>
    </message>
</context>
<context>
    <name>AnswerLine</name>
    <message>
        <source>Entries behind it</source>
        <translation>所依据的记录</translation>
    </message>
</context>
<context>
    <name>AnswerRow</name>
    <message>
        <source>Answered by</source>
        <translation>答复人</translation>
    </message>
    <message>
        <source>Representative, and what they are to the patient</source>
        <translation>代理人及与患者的关系</translation>
    </message>
    <message>
        <source>Form; empty: spoken</source>
        <translation>表单；留空：口头</translation>
    </message>
</context>
<context>
    <name>ArmColumn</name>
    <message numerus="yes">
        <source>%n absent</source>
        <translation>
            <numerusform>%n 项不存在</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssessmentPlace</name>
    <message>
        <source>Assessment</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Wound, eschar, slough, granulation, epithelium, purpura</source>
        <translation>创面、焦痂、腐肉、肉芽、上皮、紫癜</translation>
    </message>
    <message>
        <source>Move the cross, or nudge what is selected; with Shift by one pixel</source>
        <translation>移动十字线，或微移所选内容；按住 Shift 每次一个像素</translation>
    </message>
    <message>
        <source>Set a point at the cross; close the outline</source>
        <translation>在十字线处落点；闭合轮廓</translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation>撤销、重做</translation>
    </message>
    <message>
        <source>Zoom, show all, move by hand</source>
        <translation>缩放、显示全部、手动移动</translation>
    </message>
    <message>
        <source>Choose photographs, paste one</source>
        <translation>选择照片，粘贴照片</translation>
    </message>
    <message>
        <source>In the form: answer and go on</source>
        <translation>表单中：作答并继续</translation>
    </message>
    <message>
        <source>Confirm what is pale, or pass</source>
        <translation>确认浅色内容，或跳过</translation>
    </message>
    <message>
        <source>Confirm all that is pale in the section</source>
        <translation>确认本节全部浅色内容</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>The assessment is signed.</source>
        <translation>评估已签署。</translation>
    </message>
    <message>
        <source>The draft is thrown away.</source>
        <translation>草稿已丢弃。</translation>
    </message>
    <message>
        <source>No open lesion</source>
        <translation>没有未关闭的皮损</translation>
    </message>
    <message>
        <source>An assessment belongs to a lesion. Add the lesion on the body map first.</source>
        <translation>评估须归属于皮损。请先在体表图上添加皮损。</translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation>打开病历</translation>
    </message>
    <message>
        <source>The assessment cannot be opened</source>
        <translation>无法打开评估</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>On the photograph: select, polygon, freehand, brush, eraser</source>
        <translation>在照片上：选择、多边形、徒手、画笔、橡皮</translation>
    </message>
    <message>
        <source>Line that follows the edge, assisted outline</source>
        <translation>沿边缘的线、辅助勾画</translation>
    </message>
    <message>
        <source>Ruler, rectangle, axis of the limb, move the photograph</source>
        <translation>直尺、矩形、肢体轴线、移动照片</translation>
    </message>
    <message>
        <source>Propose tissues; confirm them, discard them</source>
        <translation>建议组织；确认、舍弃</translation>
    </message>
    <message>
        <source>Where the millimetres come from</source>
        <translation>毫米从何而来</translation>
    </message>
    <message>
        <source>Select the next outline, its next point; a smaller or larger brush</source>
        <translation>选择下一个轮廓、其下一点；画笔变小或变大</translation>
    </message>
    <message>
        <source>Earlier outline as ghost, begin with it, outlines as a table</source>
        <translation>先前轮廓作虚影、以其为起点、轮廓列表</translation>
    </message>
    <message>
        <source>Compare the earlier photographs</source>
        <translation>比较既往照片</translation>
    </message>
    <message>
        <source>Photographs from the tray, a memory card or the camera</source>
        <translation>来自托盘、存储卡或摄像头的照片</translation>
    </message>
</context>
<context>
    <name>AssessmentTable</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Wound (mm²)</source>
        <translation>创面（mm²）</translation>
    </message>
    <message>
        <source>Eschar (mm²)</source>
        <translation>焦痂（mm²）</translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation>测量方法</translation>
    </message>
    <message>
        <source>Eschar</source>
        <translation>焦痂</translation>
    </message>
    <message>
        <source>BWAT-CUA</source>
        <translation>BWAT-CUA</translation>
    </message>
    <message>
        <source>Infection signs</source>
        <translation>感染征象</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签署人</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Amend…</source>
        <translation>修订…</translation>
    </message>
    <message>
        <source>Entered in error…</source>
        <translation>录入错误…</translation>
    </message>
    <message>
        <source>Wrong patient…</source>
        <translation>患者有误…</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>not assessed</source>
        <translation>未评估</translation>
    </message>
    <message>
        <source>none seen</source>
        <translation>均未见</translation>
    </message>
    <message>
        <source>Assessment of {when}</source>
        <translation>{when} 的评估</translation>
    </message>
</context>
<context>
    <name>AssessmentView</name>
    <message>
        <source>Throw away everything entered in this draft?</source>
        <translation>确定丢弃此草稿中的全部内容？</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Somebody else answered the same otherwise. Nothing is saved before you choose what stands.</source>
        <translation>其他人对同一项作了不同的回答。在您选择保留哪一项之前不会保存。</translation>
    </message>
    <message>
        <source>Show both</source>
        <translation>显示两者</translation>
    </message>
</context>
<context>
    <name>Away</name>
    <message>
        <source>This computer has no keyring that encrypts, so what you enter is held in memory only: it is lost if the program ends before the server answers again.</source>
        <translation>本机没有可加密的密钥环，您录入的内容只能暂存于内存：若程序在服务器恢复之前结束，这些内容将丢失。</translation>
    </message>
    <message>
        <source>Connected again {time}</source>
        <translation>{time} 已重新连接</translation>
    </message>
    <message>
        <source>not connected since {time}, your entries are held in memory only</source>
        <translation>自 {time} 起未连接，您录入的内容仅暂存于内存</translation>
    </message>
    <message>
        <source>not connected since {time}, your entries are kept here</source>
        <translation>自 {time} 起未连接，您录入的内容保留在本机</translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) kept on this computer differ from the record.</source>
        <translation>
            <numerusform>本机保留的 %n 份草稿与病历不一致。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) kept on this computer are saved in the record now.</source>
        <translation>
            <numerusform>本机保留的 %n 份草稿现已写入病历。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the first</source>
        <translation>打开第一份</translation>
    </message>
</context>
<context>
    <name>BackgroundPart</name>
    <message>
        <source>Background</source>
        <translation>基本病史</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>过敏史</translation>
    </message>
    <message>
        <source>None known</source>
        <translation>无已知过敏</translation>
    </message>
    <message>
        <source>Yes…</source>
        <translation>有…</translation>
    </message>
    <message>
        <source>penicillin, plaster</source>
        <translation>青霉素、胶布</translation>
    </message>
    <message>
        <source>Comorbidities</source>
        <translation>合并症</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>BackingUp</name>
    <message>
        <source>backing up…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>backing up, {percent} %</source>
        <translation>正在备份，{percent} %</translation>
    </message>
    <message>
        <source>backup not made</source>
        <translation>备份未完成</translation>
    </message>
    <message>
        <source>no backup yet</source>
        <translation>尚无备份</translation>
    </message>
    <message>
        <source>last backup {when}</source>
        <translation>上次备份 {when}</translation>
    </message>
    <message>
        <source>backup {when} ✓</source>
        <translation>备份 {when} ✓</translation>
    </message>
    <message>
        <source>backed up by the server</source>
        <translation>由服务器备份</translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Keep this plan</source>
        <translation>保存此计划</translation>
    </message>
    <message>
        <source>To restore, on any workstation: calcitrack restore --from FOLDER --store NEW_FOLDER. It opens with the passphrases of the day of the backup, and everything in it is compared with what was backed up. Try it once a year.</source>
        <translation>可在任一工作站恢复：calcitrack restore --from 备份文件夹 --store 新文件夹。使用备份当日的口令打开，全部内容均与备份核对。请每年演练一次。</translation>
    </message>
    <message>
        <source>Last good backup: {when}.</source>
        <translation>上次成功备份：{when}。</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>尚无备份。</translation>
    </message>
    <message>
        <source>Backups are made by this plan from now on.</source>
        <translation>今后将按此计划备份。</translation>
    </message>
    <message>
        <source>Without a folder no backups are made. Choose one.</source>
        <translation>未选择文件夹则不作备份。请选择文件夹。</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Backed up and read back: {total} photographs, {new} of them new.</source>
        <translation>已备份并读回核对：共 {total} 张照片，其中新增 {new} 张。</translation>
    </message>
    <message numerus="yes">
        <source>%n photograph(s) changed in the store and are not in it.</source>
        <translation>
            <numerusform>有 %n 张照片在库中已改变，未纳入备份。</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder for the backups</source>
        <translation>备份文件夹</translation>
    </message>
</context>
<context>
    <name>BackupForm</name>
    <message>
        <source>Where to</source>
        <translation>备份到</translation>
    </message>
    <message>
        <source>Another disk, a USB disk or a network share: a backup on the same disk is lost with it.</source>
        <translation>另一块磁盘、USB 磁盘或网络共享：与病历库同在一块磁盘上的备份会随之丢失。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the folder for the backups</source>
        <translation>选择备份文件夹</translation>
    </message>
    <message>
        <source>Every day at</source>
        <translation>每日时间</translation>
    </message>
    <message>
        <source>Or as soon as the program is used again.</source>
        <translation>或在程序再次使用时尽快备份。</translation>
    </message>
    <message>
        <source>Days kept</source>
        <translation>保留天数</translation>
    </message>
    <message>
        <source>Weeks kept</source>
        <translation>保留周数</translation>
    </message>
    <message>
        <source>Months kept</source>
        <translation>保留月数</translation>
    </message>
    <message>
        <source>Warn after hours</source>
        <translation>超过多少小时提醒</translation>
    </message>
    <message>
        <source>A whole number from {least} to {most}, please.</source>
        <translation>请输入 {least} 至 {most} 的整数。</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>no scale</source>
        <translation>无比例尺</translation>
    </message>
    <message>
        <source>Where the millimetres come from  (M)</source>
        <translation>毫米从何而来（M）</translation>
    </message>
    <message>
        <source>looking for the card…</source>
        <translation>正在寻找校准卡…</translation>
    </message>
    <message>
        <source>ruler {length} mm</source>
        <translation>直尺 {length} mm</translation>
    </message>
    <message>
        <source>tilt unknown</source>
        <translation>倾角未知</translation>
    </message>
    <message>
        <source>tilt {tilt}°</source>
        <translation>倾角 {tilt}°</translation>
    </message>
    <message>
        <source>limb {cm} cm</source>
        <translation>肢围 {cm} cm</translation>
    </message>
    <message>
        <source>stickers</source>
        <translation>贴标</translation>
    </message>
    <message>
        <source>strip</source>
        <translation>标尺条</translation>
    </message>
    <message>
        <source>rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>card</source>
        <translation>校准卡</translation>
    </message>
    <message>
        <source>good fit</source>
        <translation>吻合良好</translation>
    </message>
    <message>
        <source>fair fit</source>
        <translation>吻合尚可</translation>
    </message>
    <message>
        <source>poor fit</source>
        <translation>吻合差</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Correct the patient&apos;s details</source>
        <translation>更正患者信息</translation>
    </message>
    <message>
        <source>born {day}</source>
        <translation>{day} 出生</translation>
    </message>
    <message>
        <source>Open the chart of {name}</source>
        <translation>打开 {name} 的病历</translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation>打开病历</translation>
    </message>
</context>
<context>
    <name>Begun</name>
    <message>
        <source>Open it all the same</source>
        <translation>仍要打开</translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation>仍要关闭</translation>
    </message>
    <message>
        <source>Sign out all the same</source>
        <translation>仍要退出登录</translation>
    </message>
    <message>
        <source>Begun and not sent: {forms}. It would be lost: send it first, or give it up.</source>
        <translation>已开始填写、尚未提交：{forms}。继续将丢失其内容：请先提交，或放弃。</translation>
    </message>
</context>
<context>
    <name>Bench</name>
    <message>
        <source>Photo bench</source>
        <translation>照片工作台</translation>
    </message>
    <message>
        <source>This photograph is here already.</source>
        <translation>此照片已添加。</translation>
    </message>
    <message>
        <source>This photograph belongs to the assessment of {day} already. Is it the right one?</source>
        <translation>这张照片已属于 {day} 的评估。确定选对了吗？</translation>
    </message>
    <message>
        <source>The photograph and its outlines were taken out of this assessment.</source>
        <translation>照片及其轮廓已从本次评估中移除。</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>This is the earlier outline: fit it to the wound as it is now. Z takes it back.</source>
        <translation>这是先前的轮廓：请按现在的伤口修正。按 Z 撤回。</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Healing</source>
        <translation>愈合</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Beside the timeline</source>
        <translation>时间轴旁</translation>
    </message>
</context>
<context>
    <name>BodyMap</name>
    <message>
        <source>Body map</source>
        <translation>体表图</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>正面</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>背面</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>{view}: {across} % from the left, {down} % from the top</source>
        <translation>{view}：距左缘 {across} %，距上缘 {down} %</translation>
    </message>
</context>
<context>
    <name>Called</name>
    <message>
        <source>Calcitrack was open already: this is its window</source>
        <translation>Calcitrack 已打开，这就是其窗口</translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>How much of the last photograph is seen</source>
        <translation>上一张照片的显示程度</translation>
    </message>
    <message>
        <source>Take the photograph  Space</source>
        <translation>拍照  空格</translation>
    </message>
    <message>
        <source>Last photograph</source>
        <translation>上一张照片</translation>
    </message>
    <message>
        <source>No camera is connected.</source>
        <translation>未连接摄像头。</translation>
    </message>
    <message>
        <source>The camera says: {words}</source>
        <translation>摄像头提示：{words}</translation>
    </message>
</context>
<context>
    <name>Cameras</name>
    <message>
        <source>Cameras and calibration</source>
        <translation>相机与校准</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Save the calibration card…</source>
        <translation>保存校准卡…</translation>
    </message>
    <message>
        <source>1  Save the chessboard…</source>
        <translation>1  保存棋盘格…</translation>
    </message>
    <message>
        <source>3  Choose its photographs…</source>
        <translation>3  选择棋盘格照片…</translation>
    </message>
    <message>
        <source>Every lens bends a little. A camera that is known measures better.</source>
        <translation>镜头都会略有畸变。已知的相机测得更准。</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>2  Lay it flat and photograph it at least {fewest} times with one camera and one zoom: the whole board in the picture, from straight above and from all sides, tilted up to 45°.</source>
        <translation>2  将其平放，用同一相机、同一焦距至少拍 {fewest} 张：整个棋盘入镜，从正上方以及各个方向倾斜至 45° 拍摄。</translation>
    </message>
    <message>
        <source>No camera is known yet.</source>
        <translation>尚无已知相机。</translation>
    </message>
    <message>
        <source>{camera} · {count} photographs · fit {residual} px · {day}</source>
        <translation>{camera} · {count} 张照片 · 吻合 {residual} px · {day}</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忘记</translation>
    </message>
    <message>
        <source>Forget {camera}</source>
        <translation>忘记 {camera}</translation>
    </message>
    <message>
        <source>{camera} is known now.</source>
        <translation>{camera} 现已成为已知相机。</translation>
    </message>
    <message>
        <source>In {count} photographs the chessboard was not seen whole.</source>
        <translation>有 {count} 张照片未见完整棋盘格。</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>保存 PDF</translation>
    </message>
    <message>
        <source>Saved. Print it at 100 %, and check its line with a ruler.</source>
        <translation>已保存。请按 100 % 打印，并用直尺核对其检查线。</translation>
    </message>
    <message>
        <source>Photographs of the chessboard</source>
        <translation>棋盘格照片</translation>
    </message>
</context>
<context>
    <name>CapturePanel</name>
    <message>
        <source>Photographs in the tray</source>
        <translation>托盘中的照片</translation>
    </message>
    <message>
        <source>Where photographs come from</source>
        <translation>照片来源</translation>
    </message>
    <message>
        <source>Take into this assessment</source>
        <translation>纳入本次评估</translation>
    </message>
    <message>
        <source>Take out of the tray</source>
        <translation>移出托盘</translation>
    </message>
    <message>
        <source>Show intimate pictures</source>
        <translation>显示隐私部位照片</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>托盘</translation>
    </message>
    <message>
        <source>Card or folder</source>
        <translation>存储卡或文件夹</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Close  Esc</source>
        <translation>关闭  Esc</translation>
    </message>
    <message>
        <source>Photographs from elsewhere</source>
        <translation>其他来源的照片</translation>
    </message>
    <message>
        <source>Tray ({count})</source>
        <translation>托盘（{count}）</translation>
    </message>
    <message>
        <source>Space takes the photograph. The pale picture is the last one: same distance, same angle.</source>
        <translation>按空格拍照。淡色影像为上一张照片：请保持相同距离和角度。</translation>
    </message>
    <message numerus="yes">
        <source>%n photograph(s) picked. Check that they are of this person.</source>
        <translation>
            <numerusform>已选 %n 张照片。请核对是否为此患者。</numerusform>
        </translation>
    </message>
    <message>
        <source>Pick those of this lesion: click, or Space. Nothing is taken by itself.</source>
        <translation>请选出此皮损的照片：点击或按空格。不会自动纳入。</translation>
    </message>
    <message>
        <source>No folder is watched. Set one in Settings: new photographs in it are offered here.</source>
        <translation>尚未监视任何文件夹。可在“设置”中指定：其中的新照片会显示在此处。</translation>
    </message>
    <message>
        <source>Nothing new in the watched folder.</source>
        <translation>所监视的文件夹中没有新照片。</translation>
    </message>
    <message>
        <source>No memory card is in, and no folder is chosen.</source>
        <translation>未插入存储卡，也未选择文件夹。</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>Photographs of the folder or card</source>
        <translation>文件夹或存储卡中的照片</translation>
    </message>
    <message>
        <source>Look for a card</source>
        <translation>查找存储卡</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>The newest on {name}</source>
        <translation>{name} 中最新的照片</translation>
    </message>
    <message>
        <source>Folder with photographs</source>
        <translation>照片所在文件夹</translation>
    </message>
</context>
<context>
    <name>CareGoalSheet</name>
    <message>
        <source>Goals of care</source>
        <translation>照护目标</translation>
    </message>
    <message>
        <source>Sign goals of care</source>
        <translation>签署照护目标</translation>
    </message>
    <message>
        <source>What was agreed</source>
        <translation>商定内容</translation>
    </message>
    <message>
        <source>Resuscitation</source>
        <translation>心肺复苏</translation>
    </message>
    <message>
        <source>Discussed with</source>
        <translation>讨论对象</translation>
    </message>
</context>
<context>
    <name>ChangeView</name>
    <message>
        <source>Change of a therapy</source>
        <translation>治疗变更</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Days on each side</source>
        <translation>前后各多少天</translation>
    </message>
    <message>
        <source>Before and after the change</source>
        <translation>变更前后</translation>
    </message>
    <message>
        <source>No change of a therapy was recorded.</source>
        <translation>未记录治疗变更。</translation>
    </message>
    <message>
        <source>Neither areas nor pain were charted in these days.</source>
        <translation>这些日子既无面积也无疼痛记录。</translation>
    </message>
</context>
<context>
    <name>ChartPlace</name>
    <message>
        <source>Chart</source>
        <translation>病历</translation>
    </message>
    <message>
        <source>Parts of the chart</source>
        <translation>病历各部分</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>Pain</source>
        <translation>疼痛</translation>
    </message>
    <message>
        <source>Therapies</source>
        <translation>治疗</translation>
    </message>
    <message>
        <source>Laboratory and course</source>
        <translation>检验与病程</translation>
    </message>
    <message>
        <source>Tabs of the chart</source>
        <translation>病历标签页</translation>
    </message>
    <message>
        <source>Choose a lesion on the body map</source>
        <translation>在体表图上选择皮损</translation>
    </message>
    <message>
        <source>Sign the sheet at the right</source>
        <translation>签署右侧表单</translation>
    </message>
    <message>
        <source>Close the sheet at the right</source>
        <translation>关闭右侧表单</translation>
    </message>
    <message>
        <source>A chart as a table, and back</source>
        <translation>图表与表格切换</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>Add a task by hand. Ctrl+Shift+T</source>
        <translation>手动添加任务。Ctrl+Shift+T</translation>
    </message>
    <message>
        <source>Add a task by hand</source>
        <translation>手动添加任务</translation>
    </message>
    <message>
        <source>Views of the guidance tab, on their switch</source>
        <translation>临床指引的各视图（焦点在切换栏时）</translation>
    </message>
    <message>
        <source>From entry to entry in the diary, the scores or the timeline, and open it</source>
        <translation>在疼痛日记、评分或时间轴中逐条移动并打开</translation>
    </message>
    <message>
        <source>Zoom and move in time; in the timeline Shift+← → too</source>
        <translation>缩放与平移时间；时间轴中也可用 Shift+← →</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>Work-up</source>
        <translation>诊断检查</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>皮肤</translation>
    </message>
    <message>
        <source>Large vessels</source>
        <translation>大血管</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>辅助检查</translation>
    </message>
    <message>
        <source>Work-up: {done} of {all} recorded</source>
        <translation>诊断检查：已记录 {done}/{all} 项</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>未记录</translation>
    </message>
</context>
<context>
    <name>ChoiceQuestion</name>
    <message>
        <source>one of: {words}</source>
        <translation>以下之一：{words}</translation>
    </message>
    <message>
        <source>Follows from: {items}</source>
        <translation>由以下项目得出：{items}</translation>
    </message>
</context>
<context>
    <name>ChoosePassphrase</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Keep it and go on</source>
        <translation>保存并继续</translation>
    </message>
    <message>
        <source>Choose your own passphrase</source>
        <translation>设置您自己的口令</translation>
    </message>
    <message>
        <source>{name}, the passphrase that you typed was given to you, and somebody else has seen it.</source>
        <translation>{name}，您输入的口令由他人提供，他人已见过它。</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Panels of the timeline</source>
        <translation>时间轴的面板</translation>
    </message>
    <message>
        <source>Space shows or hides, Alt+↑ ↓ moves.</source>
        <translation>空格键显示或隐藏，Alt+↑ ↓ 移动。</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
</context>
<context>
    <name>ClinicStep</name>
    <message>
        <source>Name of the clinic or ward</source>
        <translation>诊所或病区名称</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>It says what day it is and when something is due.</source>
        <translation>用于确定日期和到期时间。</translation>
    </message>
    <message>
        <source>Folder of the record</source>
        <translation>病历库文件夹</translation>
    </message>
    <message>
        <source>Encrypted. Keep it on a disk of this workstation, and back it up.</source>
        <translation>已加密。请保存在本工作站的磁盘上，并做好备份。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎使用</translation>
    </message>
    <message>
        <source>A few questions set up the record of this clinic.</source>
        <translation>回答几个问题，即可建立本机构的病历库。</translation>
    </message>
    <message>
        <source>Please give the whole path of the folder.</source>
        <translation>请填写文件夹的完整路径。</translation>
    </message>
    <message>
        <source>This folder holds a store already. Open it below instead.</source>
        <translation>此文件夹中已有病历库，请改用下方的打开功能。</translation>
    </message>
    <message>
        <source>Open an existing store…</source>
        <translation>打开已有病历库…</translation>
    </message>
    <message>
        <source>Try the demo clinic</source>
        <translation>试用演示门诊</translation>
    </message>
    <message>
        <source>Folder of an existing store</source>
        <translation>已有病历库所在文件夹</translation>
    </message>
    <message>
        <source>There is no store in this folder.</source>
        <translation>此文件夹中没有病历库。</translation>
    </message>
</context>
<context>
    <name>ClinicTable</name>
    <message>
        <source>Patients of the clinic, in the order of the review</source>
        <translation>门诊患者（按回顾顺序）</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Reviewed today</source>
        <translation>今日已回顾</translation>
    </message>
    <message>
        <source>Open lesions</source>
        <translation>未愈皮损</translation>
    </message>
    <message>
        <source>Uncorrected by arm</source>
        <translation>各环节未纠正</translation>
    </message>
    <message>
        <source>Tasks late</source>
        <translation>逾期任务</translation>
    </message>
    <message>
        <source>none open</source>
        <translation>无未愈皮损</translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n 项未知</numerusform>
        </translation>
    </message>
    <message>
        <source>{arm}: {uncorrected} uncorrected, {unknown} unknown</source>
        <translation>{arm}：未纠正 {uncorrected} 项，未知 {unknown} 项</translation>
    </message>
</context>
<context>
    <name>CloseSheet</name>
    <message>
        <source>Close {lesion}</source>
        <translation>关闭 {lesion}</translation>
    </message>
    <message>
        <source>Close lesion</source>
        <translation>关闭皮损</translation>
    </message>
    <message>
        <source>Because it was</source>
        <translation>关闭原因</translation>
    </message>
</context>
<context>
    <name>ColumnRows</name>
    <message>
        <source>What the column {header} holds</source>
        <translation>列 {header} 的内容</translation>
    </message>
    <message>
        <source>Analyte of the column {header}</source>
        <translation>列 {header} 的检验项目</translation>
    </message>
    <message>
        <source>Unit of the column {header}</source>
        <translation>列 {header} 的单位</translation>
    </message>
    <message>
        <source>Choose the analyte…</source>
        <translation>选择检验项目…</translation>
    </message>
    <message>
        <source>Unit…</source>
        <translation>单位…</translation>
    </message>
</context>
<context>
    <name>CompareCanvas</name>
    <message>
        <source>no scale</source>
        <translation>无标尺</translation>
    </message>
    <message>
        <source>by ruler, tilt unknown</source>
        <translation>按直尺，倾斜未知</translation>
    </message>
</context>
<context>
    <name>ComparePlace</name>
    <message>
        <source>Compare photographs</source>
        <translation>比较照片</translation>
    </message>
    <message>
        <source>Lesion</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Side by side, wipe, onion skin, blink, change</source>
        <translation>并排、划屏、叠影、闪烁、变化</translation>
    </message>
    <message>
        <source>On the photographs: move the line, the opacity, or the picture</source>
        <translation>在照片上：移动分界线、调节透明度或平移</translation>
    </message>
    <message>
        <source>Zoom in both, show all</source>
        <translation>同步缩放、显示全图</translation>
    </message>
    <message>
        <source>Hold the blinking, or go on</source>
        <translation>暂停或继续闪烁</translation>
    </message>
    <message>
        <source>On the strip: later date, earlier date</source>
        <translation>在照片条上：较晚日期、较早日期</translation>
    </message>
    <message>
        <source>On the strip: keep this date beside the two</source>
        <translation>在照片条上：将此日期一并保留</translation>
    </message>
    <message>
        <source>Align by itself, by hand, by places</source>
        <translation>自动、手动、标点对齐</translation>
    </message>
    <message>
        <source>By hand: turn, smaller and larger</source>
        <translation>手动时：旋转、缩小、放大</translation>
    </message>
    <message>
        <source>Original colours, outlines, table</source>
        <translation>原始颜色、轮廓、表格</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>尚无可比较的照片</translation>
    </message>
    <message>
        <source>Two signed photographs of one lesion can be laid upon each other. This one has fewer.</source>
        <translation>同一皮损有两张已签署的照片方可对齐比较；此皮损不足两张。</translation>
    </message>
    <message>
        <source>New assessment</source>
        <translation>新建评估</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>The photographs cannot be compared</source>
        <translation>无法比较照片</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Photographs compared</source>
        <translation>照片比较</translation>
    </message>
</context>
<context>
    <name>ConditionCard</name>
    <message>
        <source>Findings and sources</source>
        <translation>所见与来源</translation>
    </message>
    <message>
        <source>+ {found} for · − {against} against · ? {unknown} not known</source>
        <translation>+ 支持 {found} · − 不支持 {against} · ? 未知 {unknown}</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>not excluded</source>
        <translation>未排除</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确诊</translation>
    </message>
    <message>
        <source>+ Speaks for it</source>
        <translation>+ 支持</translation>
    </message>
    <message>
        <source>− Speaks against it</source>
        <translation>− 不支持</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>临床判断</translation>
    </message>
    <message>
        <source>Record a judgement…</source>
        <translation>记录判断…</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>来源：{source}</translation>
    </message>
    <message>
        <source>? Not recorded, or recorded without deciding</source>
        <translation>? 未记录，或已记录但不能判断</translation>
    </message>
</context>
<context>
    <name>Confirming</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ConsentHistory</name>
    <message>
        <source>{lesion}, taken {day}</source>
        <translation>{lesion}，拍摄于 {day}</translation>
    </message>
    <message>
        <source>When it was taken: nobody asked. It serves care alone.</source>
        <translation>拍摄时：未询问。仅用于诊疗。</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>When it was taken: {uses} · signed by {who}</source>
        <translation>拍摄时：{uses} · 签名：{who}</translation>
    </message>
    <message>
        <source>by {who}</source>
        <translation>表态人：{who}</translation>
    </message>
    <message>
        <source>asked by {who}</source>
        <translation>询问人：{who}</translation>
    </message>
    <message>
        <source>form {form}</source>
        <translation>表单：{form}</translation>
    </message>
    <message>
        <source>because: {reason}</source>
        <translation>原因：{reason}</translation>
    </message>
    <message>
        <source>recorded by {who}</source>
        <translation>登记人：{who}</translation>
    </message>
</context>
<context>
    <name>ConsentPlace</name>
    <message>
        <source>Consent to photographs</source>
        <translation>照片同意</translation>
    </message>
    <message>
        <source>Record consent…</source>
        <translation>登记同意…</translation>
    </message>
    <message>
        <source>For the chosen photographs. R</source>
        <translation>针对所选照片。R</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>For the chosen photographs, or for all. W</source>
        <translation>针对所选照片或全部照片。W</translation>
    </message>
    <message>
        <source>Choose those not asked about</source>
        <translation>选择未询问的照片</translation>
    </message>
    <message>
        <source>U</source>
        <translation>U</translation>
    </message>
    <message>
        <source>Record consent, withdraw it: of the chosen photographs</source>
        <translation>登记或撤回所选照片的同意</translation>
    </message>
    <message>
        <source>Choose those that nobody asked about</source>
        <translation>选择未询问过的照片</translation>
    </message>
    <message>
        <source>Choose all, choose several</source>
        <translation>全选、多选</translation>
    </message>
    <message>
        <source>Send the sheet at the right</source>
        <translation>提交右侧表单</translation>
    </message>
    <message>
        <source>No photograph yet</source>
        <translation>尚无照片</translation>
    </message>
    <message>
        <source>What a person agrees to is asked when a photograph is taken, and can be changed here.</source>
        <translation>拍摄时询问患者同意的用途，之后可在此更改。</translation>
    </message>
    <message>
        <source>New assessment</source>
        <translation>新评估</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message numerus="yes">
        <source>%n photograph(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>not asked about: {number}</source>
        <translation>未询问：{number}</translation>
    </message>
    <message>
        <source>◆ withdrawn: {number}</source>
        <translation>◆ 已撤回：{number}</translation>
    </message>
    <message>
        <source>Written down. What was said before stays readable below.</source>
        <translation>已登记。此前的记录仍可在下方查看。</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>2 weeks</source>
        <translation>2 周</translation>
    </message>
    <message>
        <source>12 weeks</source>
        <translation>12 周</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>本次病程</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>时间窗</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Areas on a logarithmic scale: equal steps are equal percentages</source>
        <translation>面积用对数刻度：等距即等比例变化</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>外推</translation>
    </message>
    <message>
        <source>Areas carried on from the last weeks as dashes, with their prediction interval: no prognosis. None from fewer than three measurements.</source>
        <translation>按近几周趋势外推面积，虚线为估计值，淡色带为预测区间；并非预后。少于三次测量时不作外推。</translation>
    </message>
    <message>
        <source>Table  T</source>
        <translation>表格  T</translation>
    </message>
    <message>
        <source>Lesions shown: {which}</source>
        <translation>所示皮损：{which}</translation>
    </message>
</context>
<context>
    <name>CoursePanel</name>
    <message>
        <source>Kinds of entry</source>
        <translation>条目类型</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Analyte</source>
        <translation>检验项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>参考范围</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>体重</translation>
    </message>
    <message>
        <source>Weight (kg)</source>
        <translation>体重（kg）</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>dry weight</source>
        <translation>干体重</translation>
    </message>
    <message>
        <source>as measured</source>
        <translation>实测体重</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>功能状态</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>量表</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Goals of care</source>
        <translation>照护目标</translation>
    </message>
    <message>
        <source>What was agreed</source>
        <translation>商定内容</translation>
    </message>
    <message>
        <source>Resuscitation</source>
        <translation>心肺复苏</translation>
    </message>
    <message>
        <source>Discussed with</source>
        <translation>讨论对象</translation>
    </message>
    <message>
        <source>Examinations</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签署人</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Entered in error…</source>
        <translation>录入错误…</translation>
    </message>
    <message>
        <source>hypotension</source>
        <translation>低血压</translation>
    </message>
    <message>
        <source>no hypotension</source>
        <translation>无低血压</translation>
    </message>
</context>
<context>
    <name>CourseView</name>
    <message>
        <source>Open wounds (cm²)</source>
        <translation>未愈创面（cm²）</translation>
    </message>
    <message>
        <source>Pain (NRS)</source>
        <translation>疼痛（NRS）</translation>
    </message>
    <message>
        <source>none charted</source>
        <translation>无记录</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Therapies, the latest change first</source>
        <translation>治疗（最近变更在前）</translation>
    </message>
    <message>
        <source>never assessed</source>
        <translation>从未评估</translation>
    </message>
    <message>
        <source>none in this time</source>
        <translation>此期间无</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>病程</translation>
    </message>
    <message>
        <source>{what}: {before} at first, {now} now</source>
        <translation>{what}：初次 {before}，目前 {now}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>出现问题</translation>
    </message>
    <message>
        <source>Details for IT</source>
        <translation>供信息科查看的详情</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>关闭程序</translation>
    </message>
    <message>
        <source>Something went wrong inside the program</source>
        <translation>程序内部出现问题</translation>
    </message>
    <message>
        <source>What was saved is safe, and drafts save themselves every few seconds. You can go on working. If this happens again, close the program and tell IT what stands below; it names no patient.</source>
        <translation>已保存的内容安全无损，草稿每隔几秒自动保存。您可以继续工作。如再次出现，请关闭程序，并将下方内容告知信息科；其中不含患者身份信息。</translation>
    </message>
</context>
<context>
    <name>Criteria</name>
    <message>
        <source>Hayashi 2012: fulfilled</source>
        <translation>Hayashi 2012：符合</translation>
    </message>
    <message>
        <source>Hayashi 2012: not fulfilled</source>
        <translation>Hayashi 2012：不符合</translation>
    </message>
    <message>
        <source>Hayashi 2012: not decided yet</source>
        <translation>Hayashi 2012：尚不能判定</translation>
    </message>
    <message>
        <source>a + b + c, or two of them with a typical biopsy. Source: {source}</source>
        <translation>a + b + c 全部符合，或其中两项加典型活检。来源：{source}</translation>
    </message>
    <message>
        <source>Chinese consensus: {grade}</source>
        <translation>中国专家共识：{grade}</translation>
    </message>
    <message>
        <source>major risks</source>
        <translation>主要危险因素</translation>
    </message>
    <message>
        <source>minor risks</source>
        <translation>次要危险因素</translation>
    </message>
    <message>
        <source>{present} of {all} {what}, {unknown} not known</source>
        <translation>{what}：{present}/{all} 项，{unknown} 项未知</translation>
    </message>
    <message>
        <source>Mimics excluded by a clinician: {number} of {all}</source>
        <translation>临床医生已排除的类似疾病：{number}/{all}</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>来源：{source}</translation>
    </message>
    <message>
        <source>{title} (facility value)</source>
        <translation>{title}（本机构值）</translation>
    </message>
    <message>
        <source>met</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <source>Decisions</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Add as a task  ↵</source>
        <translation>添加为任务  ↵</translation>
    </message>
    <message>
        <source>Add the decision as a task</source>
        <translation>将决定添加为任务</translation>
    </message>
    <message>
        <source>Decided today</source>
        <translation>今日决定</translation>
    </message>
    <message>
        <source>Decision  N</source>
        <translation>决定  N</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>Discipline</source>
        <translation>专业</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚未指定</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>for example +2w, +3d, tomorrow 8, or a date</source>
        <translation>例如 +2w、+3d、tomorrow 8，或日期</translation>
    </message>
    <message>
        <source>Decided: {task}</source>
        <translation>已决定：{task}</translation>
    </message>
    <message>
        <source>Therapy</source>
        <translation>治疗</translation>
    </message>
    <message>
        <source>A new therapy, or a change of one that goes on</source>
        <translation>新的治疗，或更改进行中的治疗</translation>
    </message>
    <message>
        <source>Change a therapy</source>
        <translation>更改治疗</translation>
    </message>
</context>
<context>
    <name>DiagnosisView</name>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Differential diagnosis</source>
        <translation>鉴别诊断</translation>
    </message>
    <message>
        <source>Findings are listed, not weighed. A normal pulse or ankle index never lowers the suspicion.</source>
        <translation>仅列出所见，不作加权。脉搏或踝肱指数正常绝不降低怀疑程度。</translation>
    </message>
</context>
<context>
    <name>DiagnosticsPlace</name>
    <message>
        <source>Diagnostics</source>
        <translation>诊断信息</translation>
    </message>
    <message>
        <source>Copy everything</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Save a support file…</source>
        <translation>保存支持文件…</translation>
    </message>
    <message>
        <source>Open the journal folder</source>
        <translation>打开日志文件夹</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Save a support file</source>
        <translation>保存支持文件</translation>
    </message>
    <message>
        <source>Copy the list as a table</source>
        <translation>将列表复制为表格</translation>
    </message>
    <message>
        <source>Copied, without the names of folders.</source>
        <translation>已复制，不含文件夹名称。</translation>
    </message>
    <message>
        <source>Saved: {name}. It holds nothing of a patient; look into it before you send it.</source>
        <translation>已保存：{name}。其中不含患者信息；发送前请自行查看。</translation>
    </message>
    <message>
        <source>The audit trail could not be written: that it was saved stands nowhere.</source>
        <translation>审计记录无法写入：本次保存未留下记录。</translation>
    </message>
    <message>
        <source>The folder cannot be opened here: {folder}</source>
        <translation>此处无法打开该文件夹：{folder}</translation>
    </message>
    <message>
        <source>About</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What IT asks for when something is wrong. Nothing here names a patient or a member of staff.</source>
        <translation>出现问题时信息科需要的信息。此处不含任何患者或工作人员的姓名。</translation>
    </message>
</context>
<context>
    <name>Diary</name>
    <message>
        <source>No pain was charted yet</source>
        <translation>尚未记录疼痛</translation>
    </message>
    <message>
        <source>Scores, analgesics and as-needed doses appear here.</source>
        <translation>评分、镇痛药及按需给药将显示于此。</translation>
    </message>
    <message>
        <source>the whole person</source>
        <translation>全身</translation>
    </message>
    <message>
        <source>Whose pain</source>
        <translation>疼痛范围</translation>
    </message>
    <message>
        <source>2 weeks</source>
        <translation>2 周</translation>
    </message>
    <message>
        <source>12 weeks</source>
        <translation>12 周</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>本次病程</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>时间窗</translation>
    </message>
    <message>
        <source>Table  T</source>
        <translation>表格  T</translation>
    </message>
    <message>
        <source>Pain (NRS)</source>
        <translation>疼痛（NRS）</translation>
    </message>
    <message>
        <source>Pain (VAS, mm)</source>
        <translation>疼痛（VAS，mm）</translation>
    </message>
    <message>
        <source>PAINAD (cannot report)</source>
        <translation>PAINAD（无法自述）</translation>
    </message>
    <message>
        <source>Sedation (POSS)</source>
        <translation>镇静（POSS）</translation>
    </message>
    <message>
        <source>Oral morphine, mg a day</source>
        <translation>口服吗啡当量（mg/日）</translation>
    </message>
    <message>
        <source>As-needed doses</source>
        <translation>按需给药</translation>
    </message>
    <message>
        <source>Pain diary; press T for the same as a table</source>
        <translation>疼痛日记；按 T 以表格显示</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Pain diary as a table</source>
        <translation>疼痛日记（表格）</translation>
    </message>
    <message>
        <source>Grey: lowest to highest NRS of a day. × not done. Hatched: at least so much.</source>
        <translation>灰色：当日 NRS 最低至最高。× 未完成。斜线：至少为该值。</translation>
    </message>
</context>
<context>
    <name>DoseQuestions</name>
    <message>
        <source>Dose</source>
        <translation>剂量</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>times a day</source>
        <translation>每日次数</translation>
    </message>
    <message>
        <source>times a week</source>
        <translation>每周次数</translation>
    </message>
    <message>
        <source>continuous rate</source>
        <translation>持续速率</translation>
    </message>
    <message>
        <source>as needed</source>
        <translation>必要时</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>给药频次</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Total of a day</source>
        <translation>当日合计</translation>
    </message>
</context>
<context>
    <name>DoseSheet</name>
    <message>
        <source>As-needed dose</source>
        <translation>按需给药</translation>
    </message>
    <message>
        <source>Sign dose</source>
        <translation>签署给药</translation>
    </message>
    <message>
        <source>Prescribed as needed</source>
        <translation>按需医嘱</translation>
    </message>
    <message>
        <source>another drug…</source>
        <translation>其他药物…</translation>
    </message>
    <message>
        <source>Drug</source>
        <translation>药物</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>剂量</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>DoseTable</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Drug</source>
        <translation>药物</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>剂量</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签署人</translation>
    </message>
    <message>
        <source>As-needed doses</source>
        <translation>按需给药</translation>
    </message>
    <message>
        <source>Record a dose…</source>
        <translation>记录给药…</translation>
    </message>
    <message>
        <source>Entered in error…</source>
        <translation>录入错误…</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>未记录</translation>
    </message>
</context>
<context>
    <name>DressingSheet</name>
    <message>
        <source>Next dressing of {lesion}</source>
        <translation>{lesion}：下次换药</translation>
    </message>
    <message>
        <source>Plan dressing</source>
        <translation>计划换药</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>a date, or +2d</source>
        <translation>日期，或 +2d</translation>
    </message>
    <message>
        <source>This day is over.</source>
        <translation>该日期已过。</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Let go to add the photograph</source>
        <translation>松开以添加照片</translation>
    </message>
</context>
<context>
    <name>DrugField</name>
    <message>
        <source>type the first letters</source>
        <translation>输入药名开头</translation>
    </message>
</context>
<context>
    <name>EmergencySheet</name>
    <message>
        <source>Why it cannot wait</source>
        <translation>为何不能等待</translation>
    </message>
    <message>
        <source>A few words: they stand in the audit trail, and above every place while it lasts.</source>
        <translation>简短说明即可：将写入审计记录，并在紧急访问期间显示在每个页面上方。</translation>
    </message>
    <message>
        <source>Take emergency access</source>
        <translation>启用紧急访问</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Emergency access</source>
        <translation>紧急访问</translation>
    </message>
    <message>
        <source>For {minutes} minutes, and for this patient alone, you may: {rights}. The reason, and everything you do under it, stands in the audit trail and is looked at afterwards.</source>
        <translation>在 {minutes} 分钟内，仅对此患者，您可以：{rights}。理由以及期间您所做的一切都写入审计记录，事后会有人核查。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>EmergencyStrip</name>
    <message>
        <source>Open that chart</source>
        <translation>打开该病历</translation>
    </message>
    <message>
        <source>You can read this chart. To chart or print in it needs another role.</source>
        <translation>您可以查看此病历。录入或打印需要其他角色。</translation>
    </message>
    <message>
        <source>Emergency access…</source>
        <translation>紧急访问…</translation>
    </message>
    <message>
        <source>Emergency access to this chart until {time} · {reason}</source>
        <translation>对此病历的紧急访问至 {time} · {reason}</translation>
    </message>
    <message>
        <source>Emergency access to another patient’s chart until {time} · {reason}</source>
        <translation>对另一位患者病历的紧急访问至 {time} · {reason}</translation>
    </message>
    <message>
        <source>End it now</source>
        <translation>立即结束</translation>
    </message>
</context>
<context>
    <name>EntrySheet</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>for example -2h, or 14:30</source>
        <translation>例如 -2h 或 14:30</translation>
    </message>
</context>
<context>
    <name>EpisodePart</name>
    <message>
        <source>Episode of calciphylaxis</source>
        <translation>钙化防御病程</translation>
    </message>
    <message>
        <source>Began on</source>
        <translation>起病日期</translation>
    </message>
    <message>
        <source>The first sign; about is enough. Empty: no episode yet.</source>
        <translation>首次出现征象的日期，大致即可。留空表示尚无病程。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>确诊依据</translation>
    </message>
</context>
<context>
    <name>EpisodeStanding</name>
    <message>
        <source>Episode of calciphylaxis</source>
        <translation>钙化防御病程</translation>
    </message>
    <message>
        <source>{kind}, since {day}</source>
        <translation>{kind}，自 {day} 起</translation>
    </message>
    <message>
        <source>Confirmed by: {ways}</source>
        <translation>确诊依据：{ways}</translation>
    </message>
    <message>
        <source>Ended on</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Empty: it goes on.</source>
        <translation>留空表示仍在进行。</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>转归</translation>
    </message>
    <message>
        <source>It cannot end before it began.</source>
        <translation>结束日期不能早于起病日期。</translation>
    </message>
</context>
<context>
    <name>ErrorSheet</name>
    <message>
        <source>Entered in error</source>
        <translation>录入错误</translation>
    </message>
    <message>
        <source>Strike through</source>
        <translation>划除</translation>
    </message>
    <message>
        <source>Why it is wrong</source>
        <translation>错误原因</translation>
    </message>
    <message>
        <source>It stays readable, struck through, and is left out of every number.</source>
        <translation>条目划除后仍可查看，但不计入任何数值。</translation>
    </message>
</context>
<context>
    <name>EventSheet</name>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Sign event</source>
        <translation>签署事件</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事件类型</translation>
    </message>
    <message>
        <source>qSOFA points (0–3)</source>
        <translation>qSOFA 评分（0–3）</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Hypotension</source>
        <translation>低血压</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>EvidenceList</name>
    <message>
        <source>Open the entry: {entry}</source>
        <translation>打开记录：{entry}</translation>
    </message>
</context>
<context>
    <name>ExaminationSheet</name>
    <message>
        <source>Examination</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Sign examination</source>
        <translation>签署检查</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Which mimic</source>
        <translation>哪种类似疾病</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>侧别</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ExportPlace</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Whose data</source>
        <translation>谁的数据</translation>
    </message>
    <message>
        <source>This patient</source>
        <translation>当前患者</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部患者</translation>
    </message>
    <message>
        <source>Those of intimate sites too</source>
        <translation>包括隐私部位照片</translation>
    </message>
    <message>
        <source>The handover as PDF</source>
        <translation>交班报告（PDF）</translation>
    </message>
    <message>
        <source>Language of names and meanings</source>
        <translation>名称与含义的语言</translation>
    </message>
    <message>
        <source>Choose where and export…</source>
        <translation>选择位置并导出…</translation>
    </message>
    <message>
        <source>Choose a format</source>
        <translation>选择格式</translation>
    </message>
    <message>
        <source>What goes along, language, export</source>
        <translation>附带内容、语言、导出</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>What goes along</source>
        <translation>附带内容</translation>
    </message>
    <message>
        <source>Before it leaves</source>
        <translation>导出之前</translation>
    </message>
    <message>
        <source>The export was stopped. Nothing was left there.</source>
        <translation>导出已停止，未留下任何文件。</translation>
    </message>
    <message numerus="yes">
        <source>Everybody in this clinic: %n patient(s)</source>
        <translation>
            <numerusform>本机构全部患者：%n 名</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactorCard</name>
    <message>
        <source>Evidence and source</source>
        <translation>依据与来源</translation>
    </message>
    <message>
        <source>{state} since {day}</source>
        <translation>{day} 起{state}</translation>
    </message>
    <message>
        <source>Task due {day}</source>
        <translation>任务截止 {day}</translation>
    </message>
    <message>
        <source>Open task</source>
        <translation>未完成任务</translation>
    </message>
    <message>
        <source>{task}: {factor}</source>
        <translation>{task}：{factor}</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Meanwhile (no proof of cause)</source>
        <translation>同期处理（不证明因果）</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>来源：{source}</translation>
    </message>
    <message>
        <source>facility value</source>
        <translation>本机构设定值</translation>
    </message>
    <message>
        <source>last {day}</source>
        <translation>最近 {day}</translation>
    </message>
    <message>
        <source>{arrow} from {value}</source>
        <translation>{arrow} 原为 {value}</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写此项。</translation>
    </message>
</context>
<context>
    <name>FileDesk</name>
    <message>
        <source>Reading was stopped. Nothing was imported.</source>
        <translation>已停止读取。未导入任何内容。</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>Files that wait to be imported</source>
        <translation>等待导入的文件</translation>
    </message>
</context>
<context>
    <name>FileView</name>
    <message>
        <source>What the file brings</source>
        <translation>文件带来的内容</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Only with problems</source>
        <translation>仅有问题的</translation>
    </message>
    <message>
        <source>How this file is read…</source>
        <translation>此文件如何读取…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>This is what happened. Ctrl+C copies the list.</source>
        <translation>以上为导入结果。按 Ctrl+C 复制列表。</translation>
    </message>
    <message>
        <source>Say whose each part is, and tick that it is so.</source>
        <translation>请逐一选择属于哪位患者，并勾选确认。</translation>
    </message>
    <message>
        <source>Everybody is left out: nothing would be imported.</source>
        <translation>所有患者均已略去：不会导入任何内容。</translation>
    </message>
    <message>
        <source>Nothing here is new.</source>
        <translation>没有新的内容。</translation>
    </message>
    <message>
        <source>All of it is written at once, or nothing.</source>
        <translation>全部内容一次写入；若失败则不写入任何内容。</translation>
    </message>
    <message>
        <source>Whose it is</source>
        <translation>所属患者</translation>
    </message>
    <message>
        <source>▲ Nobody has looked yet at how this file is read.</source>
        <translation>▲ 尚无人核对过此文件的读取方式。</translation>
    </message>
    <message>
        <source>Photograph {number}</source>
        <translation>照片 {number}</translation>
    </message>
</context>
<context>
    <name>Film</name>
    <message>
        <source>Show intimate pictures</source>
        <translation>显示隐私部位照片</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>later</source>
        <translation>较晚</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>较早</translation>
    </message>
    <message>
        <source>No photograph yet</source>
        <translation>尚无照片</translation>
    </message>
    <message>
        <source>The lesion&apos;s photographs: earlier {before}; later {after}</source>
        <translation>皮损照片：较早 {before}；较晚 {after}</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>Whole life  ·  ← → later, Shift+← → earlier, K keep beside</source>
        <translation>全程  ·  ← → 较晚日期，Shift+← → 较早日期，K 一并保留</translation>
    </message>
    <message>
        <source>Click: later. Shift: earlier. Ctrl: keep beside.</source>
        <translation>点击：较晚。Shift：较早。Ctrl：一并保留。</translation>
    </message>
</context>
<context>
    <name>FindingsPlace</name>
    <message>
        <source>Tasks and flags of a patient</source>
        <translation>患者的任务与警示</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>警示</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Open again  U</source>
        <translation>重新打开  U</translation>
    </message>
    <message>
        <source>What happened to the chosen one</source>
        <translation>所选条目的经过</translation>
    </message>
    <message>
        <source>Open a settled task again</source>
        <translation>重新打开已处理的任务</translation>
    </message>
    <message>
        <source>Copy the list as a table</source>
        <translation>将列表复制为表格</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>警示</translation>
    </message>
    <message>
        <source>Lesion</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>触发时间</translation>
    </message>
    <message>
        <source>Acknowledged by</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>解除时间</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>处理时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>负责</translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation>打开病历</translation>
    </message>
    <message>
        <source>Tasks and flags</source>
        <translation>任务与警示</translation>
    </message>
    <message>
        <source>No rule has found anything yet.</source>
        <translation>尚无规则触发。</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>The task is open again.</source>
        <translation>任务已重新打开。</translation>
    </message>
</context>
<context>
    <name>FlagBanner</name>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more urgent flag(s): open the guidance</source>
        <translation>
            <numerusform>另有 %n 项紧急警示：打开指导</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n urgent flag(s) not acknowledged</source>
        <translation>
            <numerusform>%n 项紧急警示未确认</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FlagLine</name>
    <message>
        <source>Source: {source}</source>
        <translation>来源：{source}</translation>
    </message>
    <message>
        <source>facility value</source>
        <translation>本机构设定值</translation>
    </message>
    <message>
        <source>seen by {name}</source>
        <translation>{name} 已确认</translation>
    </message>
    <message>
        <source>What to do, and the source</source>
        <translation>处理建议与来源</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Acknowledge: {flag}</source>
        <translation>确认：{flag}</translation>
    </message>
</context>
<context>
    <name>FlagRow</name>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Acknowledge: {flag}</source>
        <translation>确认：{flag}</translation>
    </message>
    <message>
        <source>You have seen this flag. It stays until its evidence has passed. Ctrl+Shift+U</source>
        <translation>表示您已看到该警示。依据消失前警示一直保留。Ctrl+Shift+U</translation>
    </message>
    <message>
        <source>With a note…</source>
        <translation>附备注…</translation>
    </message>
    <message>
        <source>Acknowledge with a note: {flag}</source>
        <translation>附备注确认：{flag}</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Show the entry behind: {flag}</source>
        <translation>显示所依据的记录：{flag}</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>指导</translation>
    </message>
    <message>
        <source>Open the guidance for: {flag}</source>
        <translation>打开指导：{flag}</translation>
    </message>
    <message>
        <source>What follows from it? Enter acknowledges, Esc thinks again</source>
        <translation>后续措施？Enter 确认，Esc 取消</translation>
    </message>
    <message>
        <source>Note on the flag {flag}</source>
        <translation>警示备注：{flag}</translation>
    </message>
</context>
<context>
    <name>FlagsTable</name>
    <message>
        <source>Flags that stand</source>
        <translation>现存警示</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>警示</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>确认者</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Sign…</source>
        <translation>签署…</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>{points} since last</source>
        <translation>较前次 {points} 分</translation>
    </message>
    <message>
        <source>{count} of {every} open</source>
        <translation>{every} 项中 {count} 项未填</translation>
    </message>
    <message>
        <source>Still needed:</source>
        <translation>仍需填写：</translation>
    </message>
    <message>
        <source>+ {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>● Nothing is missing</source>
        <translation>● 无缺项</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Assessment</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Ask all thirteen BWAT items</source>
        <translation>填写全部 13 项 BWAT</translation>
    </message>
    <message>
        <source>Ask DN4</source>
        <translation>评估 DN4</translation>
    </message>
    <message>
        <source>Cannot report pain: PAINAD</source>
        <translation>无法自述疼痛：PAINAD</translation>
    </message>
    <message>
        <source>Pain could not be asked…</source>
        <translation>无法询问疼痛…</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Case file</source>
        <translation>病例文件</translation>
    </message>
    <message>
        <source>The whole record, for another clinic with this program</source>
        <translation>完整病历，供使用本程序的其他机构</translation>
    </message>
    <message>
        <source>The whole record, for hospital systems</source>
        <translation>完整病历，供医院信息系统</translation>
    </message>
    <message>
        <source>Photographs with their scale, for the picture archive</source>
        <translation>带比例尺的照片，供影像归档系统</translation>
    </message>
    <message>
        <source>Tables with a data dictionary, for statistics</source>
        <translation>数据表及数据字典，供统计</translation>
    </message>
    <message>
        <source>The same tables as one workbook</source>
        <translation>相同数据表，一个工作簿</translation>
    </message>
    <message>
        <source>The same tables with their types, for data analysis</source>
        <translation>相同数据表（含类型），供数据分析</translation>
    </message>
    <message>
        <source>De-identified for research</source>
        <translation>去标识化（科研）</translation>
    </message>
    <message>
        <source>Tables without names, dates moved, photographs cut out</source>
        <translation>无姓名的数据表，日期位移，照片裁剪</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
</context>
<context>
    <name>Front</name>
    <message>
        <source>Calcitrack supports clinical judgement and does not replace it. It is not a certified medical device.</source>
        <translation>Calcitrack 用于辅助临床判断，不能替代临床判断；本软件不是经认证的医疗器械。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
</context>
<context>
    <name>FunctionSheet</name>
    <message>
        <source>Function</source>
        <translation>功能状态</translation>
    </message>
    <message>
        <source>Sign function</source>
        <translation>签署功能状态</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>量表</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
</context>
<context>
    <name>GivenCard</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>I have handed it over</source>
        <translation>我已交付</translation>
    </message>
    <message>
        <source>Passphrase: {passphrase}</source>
        <translation>口令：{passphrase}</translation>
    </message>
    <message>
        <source>Account {name}</source>
        <translation>账户 {name}</translation>
    </message>
    <message>
        <source>To be handed over</source>
        <translation>待交付</translation>
    </message>
    <message>
        <source>It is shown once and kept nowhere. At the first sign-in the person chooses their own.</source>
        <translation>仅显示一次，不保存在任何地方。首次登录时由本人设置自己的口令。</translation>
    </message>
    <message>
        <source>Copied. It is cleared from the clipboard when the window is locked or you sign out.</source>
        <translation>已复制。窗口锁定或退出登录时将从剪贴板清除。</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>已发送到打印机。</translation>
    </message>
</context>
<context>
    <name>GuidancePanel</name>
    <message>
        <source>Triad</source>
        <translation>三联征</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历程</translation>
    </message>
    <message>
        <source>Supersaturation</source>
        <translation>过饱和度</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>born {day}</source>
        <translation>{day} 出生</translation>
    </message>
    <message>
        <source>Discard draft…</source>
        <translation>丢弃草稿…</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Draft taken up again, begun by {name}</source>
        <translation>继续由 {name} 开始的草稿</translation>
    </message>
    <message>
        <source>Saving soon</source>
        <translation>即将保存</translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation>草稿已于 {time} 保存</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>In memory only {time}</source>
        <translation>仅暂存于内存 {time}</translation>
    </message>
    <message>
        <source>Kept on this computer {time}</source>
        <translation>已保留在本机 {time}</translation>
    </message>
    <message>
        <source>To the form</source>
        <translation>转到表单</translation>
    </message>
    <message>
        <source>To the photograph</source>
        <translation>转到照片</translation>
    </message>
</context>
<context>
    <name>HealingView</name>
    <message>
        <source>Healing of each lesion</source>
        <translation>各皮损的愈合情况</translation>
    </message>
    <message>
        <source>No lesion was charted yet.</source>
        <translation>尚未记录皮损。</translation>
    </message>
</context>
<context>
    <name>HelpReader</name>
    <message>
        <source>Page of the guide</source>
        <translation>指南页面</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Not on this page.</source>
        <translation>本页未找到。</translation>
    </message>
    <message>
        <source>Back  Alt+←</source>
        <translation>返回  Alt+←</translation>
    </message>
    <message>
        <source>Forward  Alt+→</source>
        <translation>前进  Alt+→</translation>
    </message>
    <message>
        <source>Search the guide  Ctrl+F</source>
        <translation>搜索指南  Ctrl+F</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>搜索指南</translation>
    </message>
    <message>
        <source>Pages of the guide</source>
        <translation>指南目录</translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation>没有包含这些词的页面。</translation>
    </message>
    <message>
        <source>{page} – Calcitrack guide</source>
        <translation>{page} – Calcitrack 指南</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>The edges are being read; until then stretches are straight.</source>
        <translation>正在读取边缘；此前各段为直线。</translation>
    </message>
    <message>
        <source>Click two marks along the limb where the card lies on it, then type its circumference.</source>
        <translation>在校准卡贴住肢体处沿肢体点两点，再输入周径。</translation>
    </message>
    <message>
        <source>Looking for the edge… Esc leaves it.</source>
        <translation>正在寻找边缘… 按 Esc 放弃。</translation>
    </message>
    <message>
        <source>Drag a box round the wound, or click inside it.</source>
        <translation>围绕伤口拖出方框，或在伤口内单击。</translation>
    </message>
    <message>
        <source>Drag over what is missing; with Shift or the right button over what is too much.</source>
        <translation>在遗漏处拖动补上；按住 Shift 或用右键在多余处拖动去除。</translation>
    </message>
    <message>
        <source>Enter accepts it.</source>
        <translation>按 Enter 采纳。</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>History of the triad; press T for the same as a table</source>
        <translation>三联征历程；按 T 以表格显示</translation>
    </message>
    <message>
        <source>No history yet</source>
        <translation>尚无历程</translation>
    </message>
    <message>
        <source>The history of the triad begins with the onset of an episode.</source>
        <translation>三联征历程自发病起记录。</translation>
    </message>
    <message>
        <source>Absent throughout: {factors}</source>
        <translation>始终不存在：{factors}</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>因素</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>要素</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Began with</source>
        <translation>起始依据</translation>
    </message>
    <message>
        <source>History of the triad as a table</source>
        <translation>三联征历程表</translation>
    </message>
    <message>
        <source>Table  T</source>
        <translation>表格  T</translation>
    </message>
</context>
<context>
    <name>IdentityPart</name>
    <message>
        <source>Who</source>
        <translation>身份信息</translation>
    </message>
    <message>
        <source>Record number</source>
        <translation>病历号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>As on the wristband: ZHANG Mei</source>
        <translation>与腕带一致，如 ZHANG Mei</translation>
    </message>
    <message>
        <source>Name in own script</source>
        <translation>姓名（母语文字）</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>身高</translation>
    </message>
    <message>
        <source>Dry weight</source>
        <translation>干体重</translation>
    </message>
</context>
<context>
    <name>IdleRow</name>
    <message>
        <source>Locks when nobody is there for</source>
        <translation>无人操作多久后锁定</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportingPlace</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Only rows with problems</source>
        <translation>仅显示有问题的行</translation>
    </message>
    <message>
        <source>How the file is read</source>
        <translation>文件如何读取</translation>
    </message>
    <message>
        <source>Import what is shown</source>
        <translation>导入所示内容</translation>
    </message>
    <message>
        <source>Put the file away</source>
        <translation>移开此文件</translation>
    </message>
    <message>
        <source>Copy the list as a table</source>
        <translation>将列表复制为表格</translation>
    </message>
    <message>
        <source>Choose files…  O</source>
        <translation>选择文件…  O</translation>
    </message>
    <message>
        <source>Drop files here</source>
        <translation>将文件拖放到此处</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>要导入的文件</translation>
    </message>
    <message>
        <source>{new} new and {corrected} corrected from {name}. {left} rows stayed out.</source>
        <translation>已从 {name} 新增 {new} 项、更正 {corrected} 项；{left} 行未接收。</translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation>打开病历</translation>
    </message>
    <message>
        <source>All in the watched folder</source>
        <translation>监视文件夹中的全部文件</translation>
    </message>
    <message>
        <source>Also what came before the program was opened</source>
        <translation>包括程序打开之前到达的文件</translation>
    </message>
    <message>
        <source>Case files, FHIR Bundles, DICOM photographs or a folder of them, laboratory tables and HL7 v2 messages. Everything is shown first, and nothing is written before you say whose it is.</source>
        <translation>病例文件、FHIR Bundle、DICOM 照片或其文件夹、检验表格和 HL7 v2 消息。所有内容都会先行显示，在您指明属于哪位患者之前不会写入任何内容。</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Photographs of the lesion</source>
        <translation>皮损照片</translation>
    </message>
    <message>
        <source>Photographs ({patterns})</source>
        <translation>照片 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>There is no photograph on the clipboard.</source>
        <translation>剪贴板中没有照片。</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>{count} more wait</source>
        <translation>还有 {count} 张等待</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>查看</translation>
    </message>
    <message numerus="yes">
        <source>%n photograph(s) in the tray</source>
        <translation>
            <numerusform>托盘中有 %n 张照片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Integrity</name>
    <message>
        <source>Keep this workstation as it is and call whoever administers Calcitrack.</source>
        <translation>请保持本工作站现状，并联系 Calcitrack 管理员。</translation>
    </message>
</context>
<context>
    <name>IssuedList</name>
    <message>
        <source>Reports that left the program</source>
        <translation>已从本程序发出的报告</translation>
    </message>
    <message>
        <source>No report yet</source>
        <translation>尚无报告</translation>
    </message>
    <message>
        <source>What is printed or saved is kept here, page for page, and can be printed again exactly.</source>
        <translation>打印或保存的报告会逐页存于此处，可原样重新打印。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Does it still hold?</source>
        <translation>是否仍有效</translation>
    </message>
    <message>
        <source>By</source>
        <translation>出具人</translation>
    </message>
    <message>
        <source>What went in</source>
        <translation>内容范围</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>● yes</source>
        <translation>● 有效</translation>
    </message>
    <message>
        <source>▲ superseded {moment}</source>
        <translation>▲ 已被取代（{moment}）</translation>
    </message>
    <message>
        <source>Open as it left</source>
        <translation>打开原件</translation>
    </message>
    <message>
        <source>Print again…</source>
        <translation>重新打印…</translation>
    </message>
    <message>
        <source>Save again…</source>
        <translation>重新保存…</translation>
    </message>
    <message>
        <source>its pages are not kept here, only their fingerprint.</source>
        <translation>本库未保存其页面，仅有校验值。</translation>
    </message>
    <message>
        <source>◆ withheld: photograph withdrawn</source>
        <translation>◆ 不再提供：照片已撤回同意</translation>
    </message>
</context>
<context>
    <name>ItemScale</name>
    <message>
        <source>Item by item</source>
        <translation>逐项评估</translation>
    </message>
</context>
<context>
    <name>ItemTable</name>
    <message>
        <source>Item</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>First</source>
        <translation>首次</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>前次</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Since first</source>
        <translation>较首次</translation>
    </message>
    <message>
        <source>Items of the score</source>
        <translation>评分条目</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>未回答</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Open a patient first.</source>
        <translation>请先打开一位患者。</translation>
    </message>
    <message>
        <source>New assessment</source>
        <translation>新建评估</translation>
    </message>
    <message>
        <source>Record pain</source>
        <translation>记录疼痛</translation>
    </message>
    <message>
        <source>Record a therapy</source>
        <translation>记录治疗</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>临床指引</translation>
    </message>
    <message>
        <source>Correct the patient&apos;s details</source>
        <translation>更正患者信息</translation>
    </message>
    <message>
        <source>Merge a duplicate of this patient</source>
        <translation>合并此患者的重复病历</translation>
    </message>
    <message>
        <source>Who has seen this patient</source>
        <translation>谁查看过此患者</translation>
    </message>
    <message>
        <source>Emergency access to this chart</source>
        <translation>对此病历的紧急访问</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>新建患者</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>审计记录</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>My passphrase</source>
        <translation>我的口令</translation>
    </message>
    <message>
        <source>Go to: {place}</source>
        <translation>前往：{place}</translation>
    </message>
    <message>
        <source>Setting: movement</source>
        <translation>设置：动态效果</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>全局搜索</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>窗口的下一区域</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>锁定窗口</translation>
    </message>
    <message>
        <source>Another person</source>
        <translation>其他人员</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>About Calcitrack</source>
        <translation>关于 Calcitrack</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>All tasks and flags</source>
        <translation>全部任务与警示</translation>
    </message>
    <message>
        <source>To the urgent flags</source>
        <translation>转到紧急警示</translation>
    </message>
    <message>
        <source>No urgent flag waits to be acknowledged.</source>
        <translation>没有待确认的紧急警示。</translation>
    </message>
    <message>
        <source>Open the patient whose photographs these are first.</source>
        <translation>请先打开这些照片所属的患者。</translation>
    </message>
    <message>
        <source>Compare photographs</source>
        <translation>比较照片</translation>
    </message>
    <message>
        <source>Print a report</source>
        <translation>打印报告</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Export this patient&apos;s data</source>
        <translation>导出当前患者数据</translation>
    </message>
    <message>
        <source>Export everybody&apos;s data</source>
        <translation>导出全部患者数据</translation>
    </message>
    <message>
        <source>Consent to photographs</source>
        <translation>照片同意</translation>
    </message>
    <message>
        <source>Help for this place</source>
        <translation>当前页面的帮助</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断信息</translation>
    </message>
    <message>
        <source>Nothing here can be undone.</source>
        <translation>这里没有可撤销的操作。</translation>
    </message>
    <message>
        <source>Rules of this clinic</source>
        <translation>本机构规则</translation>
    </message>
    <message>
        <source>Setting: language</source>
        <translation>设置：语言</translation>
    </message>
    <message>
        <source>Setting: light or dark</source>
        <translation>设置：浅色或深色</translation>
    </message>
    <message>
        <source>Setting: text size</source>
        <translation>设置：文字大小</translation>
    </message>
    <message>
        <source>Setting: used with mouse or fingers</source>
        <translation>设置：使用鼠标或触控</translation>
    </message>
    <message>
        <source>Setting: when the window locks itself</source>
        <translation>设置：窗口何时自动锁定</translation>
    </message>
    <message>
        <source>Setting: folder of new photographs</source>
        <translation>设置：新照片的文件夹</translation>
    </message>
    <message>
        <source>Setting: folder of new results</source>
        <translation>设置：新结果的文件夹</translation>
    </message>
    <message>
        <source>Setting: backup</source>
        <translation>设置：备份</translation>
    </message>
    <message>
        <source>Setting: head of the reports</source>
        <translation>设置：报告抬头</translation>
    </message>
    <message>
        <source>Setting: cameras</source>
        <translation>设置：相机</translation>
    </message>
    <message>
        <source>Undo what was done here last</source>
        <translation>撤销此处最近的操作</translation>
    </message>
    <message>
        <source>Show me around</source>
        <translation>导览</translation>
    </message>
</context>
<context>
    <name>KidneyPart</name>
    <message>
        <source>Kidney</source>
        <translation>肾脏</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>肾脏状态</translation>
    </message>
    <message>
        <source>Not assessed</source>
        <translation>未评估</translation>
    </message>
    <message>
        <source>eGFR</source>
        <translation>eGFR</translation>
    </message>
    <message>
        <source>Dialysis since</source>
        <translation>开始透析日期</translation>
    </message>
    <message>
        <source>Sessions per week</source>
        <translation>每周透析次数</translation>
    </message>
    <message>
        <source>Kt/V</source>
        <translation>Kt/V</translation>
    </message>
    <message>
        <source>Dialysate calcium</source>
        <translation>透析液钙</translation>
    </message>
    <message>
        <source>This cannot be less than zero.</source>
        <translation>此值不能小于零。</translation>
    </message>
    <message>
        <source>This must be more than zero.</source>
        <translation>此值必须大于零。</translation>
    </message>
</context>
<context>
    <name>LaboratorySheet</name>
    <message>
        <source>Laboratory value</source>
        <translation>检验值</translation>
    </message>
    <message>
        <source>Sign value</source>
        <translation>签署检验值</translation>
    </message>
    <message>
        <source>Analyte</source>
        <translation>检验项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Range from</source>
        <translation>参考范围下限</translation>
    </message>
    <message>
        <source>Range to</source>
        <translation>参考范围上限</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>保存 PDF</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>已送往打印机。</translation>
    </message>
    <message>
        <source>Printing was stopped. What the printer has begun may still come out.</source>
        <translation>已停止打印。打印机已开始的页面可能仍会输出。</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Healed</source>
        <translation>已愈合</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新发</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>A map needs the wound outlined on both dates.</source>
        <translation>两个日期均须勾画创面轮廓，才能生成变化图。</translation>
    </message>
    <message>
        <source>Parts of the earlier wound. Square millimetres need planimetry (card or rectangle) on both.</source>
        <translation>占较早创面的比例。两次均用平面测量（校准卡或矩形）才能给出平方毫米。</translation>
    </message>
    <message>
        <source>From the signed outlines. 1 mm of misalignment moves up to {area} between the parts.</source>
        <translation>依据已签署的轮廓。对齐每偏差 1 mm，各部分之间至多变动 {area}。</translation>
    </message>
    <message>
        <source>On the flat plane: the limb&apos;s curve is not unrolled here.</source>
        <translation>按平面计算：此处未展开肢体的弧面。</translation>
    </message>
</context>
<context>
    <name>LengthQuestion</name>
    <message>
        <source>for example 50</source>
        <translation>例如 50</translation>
    </message>
    <message>
        <source>Millimetres between the two marks</source>
        <translation>两标记点的间距（mm）</translation>
    </message>
</context>
<context>
    <name>LesionCard</name>
    <message>
        <source>Wound {area} cm²</source>
        <translation>创面 {area} cm²</translation>
    </message>
    <message>
        <source>, eschar {area} cm²</source>
        <translation>，焦痂 {area} cm²</translation>
    </message>
    <message>
        <source>{change} since first</source>
        <translation>较首次 {change}</translation>
    </message>
    <message>
        <source>{change} since last</source>
        <translation>较前次 {change}</translation>
    </message>
    <message>
        <source>BWAT-CUA {score}</source>
        <translation>BWAT-CUA {score}</translation>
    </message>
    <message>
        <source>Assessed {when}</source>
        <translation>末次评估：{when}</translation>
    </message>
    <message>
        <source>Not assessed yet</source>
        <translation>尚未评估</translation>
    </message>
    <message>
        <source>Assess</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Plan the next dressing…</source>
        <translation>计划下次换药…</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>拆分…</translation>
    </message>
    <message>
        <source>Merge with another…</source>
        <translation>与其他皮损合并…</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>关闭…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Compare photographs  (C)</source>
        <translation>比较照片  (C)</translation>
    </message>
    <message>
        <source>Compare photographs</source>
        <translation>比较照片</translation>
    </message>
    <message>
        <source>First photograph</source>
        <translation>首张照片</translation>
    </message>
    <message>
        <source>Latest photograph</source>
        <translation>最近照片</translation>
    </message>
</context>
<context>
    <name>LesionChoice</name>
    <message>
        <source>Lesions that can be assessed</source>
        <translation>可评估的皮损</translation>
    </message>
    <message>
        <source>Which lesion is assessed?</source>
        <translation>要评估哪一处皮损？</translation>
    </message>
    <message>
        <source>last assessed {day}</source>
        <translation>上次评估 {day}</translation>
    </message>
    <message>
        <source>not assessed yet</source>
        <translation>尚未评估</translation>
    </message>
    <message>
        <source>draft begun</source>
        <translation>已有草稿</translation>
    </message>
    <message>
        <source>Lesion of its assessments and photographs</source>
        <translation>其评估和照片所属的皮损</translation>
    </message>
    <message>
        <source>Choose the lesion…</source>
        <translation>选择皮损…</translation>
    </message>
</context>
<context>
    <name>LesionLines</name>
    <message>
        <source>No open lesion: all are closed.</source>
        <translation>无未愈皮损：均已结束。</translation>
    </message>
    <message>
        <source>No lesion is charted.</source>
        <translation>未记录皮损。</translation>
    </message>
</context>
<context>
    <name>LesionMenu</name>
    <message>
        <source>All lesions</source>
        <translation>全部皮损</translation>
    </message>
</context>
<context>
    <name>LesionQuestions</name>
    <message>
        <source>Site</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>侧别</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>分布区域</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>首次发现日期</translation>
    </message>
    <message>
        <source>a date, or -3d, or yesterday</source>
        <translation>日期，或 -3d，或“昨天”</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>for example L3</source>
        <translation>例如 L3</translation>
    </message>
    <message>
        <source>Place: click, or arrow keys; Page Down turns the figure</source>
        <translation>定位：单击或用方向键；Page Down 转动人体图</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>该日期尚未到来。</translation>
    </message>
</context>
<context>
    <name>LesionSheet</name>
    <message>
        <source>Correct a lesion</source>
        <translation>更正皮损</translation>
    </message>
    <message>
        <source>Add a lesion</source>
        <translation>添加皮损</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add lesion</source>
        <translation>添加皮损</translation>
    </message>
</context>
<context>
    <name>LesionsPanel</name>
    <message>
        <source>Add a lesion</source>
        <translation>添加皮损</translation>
    </message>
    <message>
        <source>No lesion yet</source>
        <translation>尚无皮损</translation>
    </message>
    <message>
        <source>Add the first lesion: say where it is, and then assess it with a photograph.</source>
        <translation>添加第一处皮损：先标明部位，再拍照评估。</translation>
    </message>
    <message>
        <source>{area} cm²</source>
        <translation>{area} cm²</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>New since the visit before: {news}</source>
        <translation>较前次就诊的新变化：{news}</translation>
    </message>
    <message>
        <source>What was agreed about the photographs. Ctrl+Shift+C</source>
        <translation>照片的同意情况。Ctrl+Shift+C</translation>
    </message>
    <message numerus="yes">
        <source>Consent to %n photograph(s)</source>
        <translation>
            <numerusform>%n 张照片的同意</numerusform>
        </translation>
    </message>
    <message>
        <source>– not asked: {number}</source>
        <translation>– 未询问：{number}</translation>
    </message>
    <message>
        <source>◆ withdrawn: {number}</source>
        <translation>◆ 已撤回：{number}</translation>
    </message>
</context>
<context>
    <name>LetterheadCard</name>
    <message>
        <source>Head of the reports</source>
        <translation>报告抬头</translation>
    </message>
    <message>
        <source>Name of the facility</source>
        <translation>机构名称</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>徽标</translation>
    </message>
    <message>
        <source>Choose a logo…</source>
        <translation>选择徽标…</translation>
    </message>
    <message>
        <source>No logo</source>
        <translation>不使用徽标</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep name and logo</source>
        <translation>保存名称与徽标</translation>
    </message>
    <message>
        <source>An administrator may change this. It holds for reports prepared from then on.</source>
        <translation>仅管理员可更改；自此之后准备的报告均使用此抬头。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Choose a logo</source>
        <translation>选择徽标</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.tif *.webp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.tif *.webp)</translation>
    </message>
    <message>
        <source>Kept. The window shows the new name after the next sign-in.</source>
        <translation>已保存。下次登录后窗口将显示新名称。</translation>
    </message>
</context>
<context>
    <name>LifeTable</name>
    <message>
        <source>Photographs as a table</source>
        <translation>照片列表</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Compared as</source>
        <translation>比较角色</translation>
    </message>
    <message>
        <source>Wound area</source>
        <translation>创面面积</translation>
    </message>
    <message>
        <source>Since the earlier</source>
        <translation>较早期变化</translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation>测量方法</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>later</source>
        <translation>较晚</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>较早</translation>
    </message>
</context>
<context>
    <name>LimbPanel</name>
    <message>
        <source>Circumference of the limb at the wound</source>
        <translation>伤口处肢体周径</translation>
    </message>
    <message>
        <source>for example 34 cm</source>
        <translation>例如 34 cm</translation>
    </message>
    <message>
        <source>Count it as flat</source>
        <translation>按平面计算</translation>
    </message>
    <message>
        <source>Limb: circumference</source>
        <translation>肢体周径</translation>
    </message>
    <message>
        <source>Estimated from the markers. Areas are those of the unrolled skin.</source>
        <translation>由标记估算。面积为展开皮肤的面积。</translation>
    </message>
    <message>
        <source>Areas are those of the unrolled skin.</source>
        <translation>面积为展开皮肤的面积。</translation>
    </message>
    <message>
        <source>It needs the plane of a card or a rectangle.</source>
        <translation>需要校准卡或矩形给出的平面。</translation>
    </message>
    <message>
        <source>Now click its axis: two marks along the limb where the card lies on it (X).</source>
        <translation>现在点出轴线：在校准卡贴住肢体处沿肢体点两点（X）。</translation>
    </message>
    <message>
        <source>The axis is set. How thick is the limb there?</source>
        <translation>轴线已定。该处肢体周径是多少？</translation>
    </message>
</context>
<context>
    <name>ListModel</name>
    <message>
        <source>Urgent flags</source>
        <translation>紧急警示</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>现已到期</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>Other patients found</source>
        <translation>其他匹配患者</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>病历号</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>What is due</source>
        <translation>待办事项</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Wounds</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>末次评估</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>最近打开</translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>Not assessed</source>
        <translation>未评估</translation>
    </message>
    <message>
        <source>Name at least one, or choose one of the other answers.</source>
        <translation>请至少填写一项，或选择其他答案。</translation>
    </message>
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Space takes the photograph.</source>
        <translation>按空格拍照。</translation>
    </message>
    <message>
        <source>Waiting for the camera…</source>
        <translation>正在等待摄像头…</translation>
    </message>
</context>
<context>
    <name>Locked</name>
    <message>
        <source>{name}, {role}. Signed in at {since}, locked at {now}.</source>
        <translation>{name}，{role}。登录于 {since}，锁定于 {now}。</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>{name} began and has not sent: {forms}. Signing in would take it away; {name} can unlock and send it.</source>
        <translation>{name} 已开始填写、尚未提交：{forms}。您登录后其内容将丢失；{name} 可解锁后提交。</translation>
    </message>
    <message>
        <source>{name} began and has not sent: {forms}. Closing would take it away; {name} can unlock and send it.</source>
        <translation>{name} 已开始填写、尚未提交：{forms}。关闭窗口后其内容将丢失；{name} 可解锁后提交。</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>放弃其内容</translation>
    </message>
    <message>
        <source>Another person</source>
        <translation>其他人员</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Drafts of {name} are kept.</source>
        <translation>{name} 的草稿会保留。</translation>
    </message>
    <message>
        <source>On a server everybody signs in by a connection of their own, so {name} is signed out first. Their drafts are kept.</source>
        <translation>在服务器上，每个人使用各自的连接登录，因此将先退出 {name} 的登录。其草稿会保留。</translation>
    </message>
    <message>
        <source>Nothing was closed: what you began is as you left it.</source>
        <translation>未关闭任何内容：您已开始的工作保持原样。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Sign {name} out</source>
        <translation>让 {name} 退出</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <source>Signing out…</source>
        <translation>正在退出…</translation>
    </message>
    <message>
        <source>Back to {name}</source>
        <translation>返回 {name}</translation>
    </message>
    <message>
        <source>Passphrase of the file</source>
        <translation>文件口令</translation>
    </message>
    <message>
        <source>Whoever encrypted the file knows it.</source>
        <translation>口令由加密此文件的人掌握。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>{name} is encrypted</source>
        <translation>{name} 已加密</translation>
    </message>
</context>
<context>
    <name>MakingDemo</name>
    <message>
        <source>The demo clinic</source>
        <translation>演示门诊</translation>
    </message>
    <message>
        <source>A synthetic clinic with a dozen patients. It lives in memory only and is gone when you close it.</source>
        <translation>含十余位虚拟患者的模拟诊所。仅存于内存中，关闭后即消失。</translation>
    </message>
    <message>
        <source>Making patients, photographs and notes…</source>
        <translation>正在生成患者、照片和记录…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>MappingPanel</name>
    <message>
        <source>How this file is read</source>
        <translation>此文件如何读取</translation>
    </message>
    <message>
        <source>Kept by {name} for files of this shape.</source>
        <translation>由 {name} 为此类文件保存。</translation>
    </message>
    <message>
        <source>This is a first guess. Look at it, and correct it.</source>
        <translation>这是初步推测，请核对并更正。</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>按文件声明</translation>
    </message>
    <message>
        <source>year, month, day</source>
        <translation>年、月、日</translation>
    </message>
    <message>
        <source>day, month, year</source>
        <translation>日、月、年</translation>
    </message>
    <message>
        <source>month, day, year</source>
        <translation>月、日、年</translation>
    </message>
    <message>
        <source>point: 2.31</source>
        <translation>点：2.31</translation>
    </message>
    <message>
        <source>comma: 2,31</source>
        <translation>逗号：2,31</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>小数点符号</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>Order of dates</source>
        <translation>日期顺序</translation>
    </message>
    <message>
        <source>only unambiguous dates</source>
        <translation>仅无歧义的日期</translation>
    </message>
    <message>
        <source>Time zone of times without one</source>
        <translation>未注明时区的时间所用时区</translation>
    </message>
    <message>
        <source>Empty: this clinic&apos;s, {zone}</source>
        <translation>留空：本机构时区 {zone}</translation>
    </message>
    <message>
        <source>Name of the laboratory</source>
        <translation>检验科名称</translation>
    </message>
    <message>
        <source>Stands before its result numbers</source>
        <translation>置于其结果编号之前</translation>
    </message>
    <message>
        <source>Another value of the same moment is a correction</source>
        <translation>同一时间的不同数值视为更正</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Which analytes are these?</source>
        <translation>这些是哪些检验项目？</translation>
    </message>
    <message>
        <source>Units that the file does not give</source>
        <translation>文件未给出的单位</translation>
    </message>
    <message>
        <source>How it is written</source>
        <translation>书写方式</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Read it so</source>
        <translation>按此读取</translation>
    </message>
    <message>
        <source>Read it so, and remember</source>
        <translation>按此读取并记住</translation>
    </message>
    <message>
        <source>There is no such time zone. For example: Europe/Berlin, Asia/Shanghai.</source>
        <translation>没有这个时区。例如：Europe/Berlin、Asia/Shanghai。</translation>
    </message>
    <message>
        <source>Not told yet</source>
        <translation>尚未指定</translation>
    </message>
    <message>
        <source>None that is followed here: leave out</source>
        <translation>本系统不跟踪：略去</translation>
    </message>
</context>
<context>
    <name>MatchCard</name>
    <message>
        <source>The file says: {who}</source>
        <translation>文件中：{who}</translation>
    </message>
    <message>
        <source>Whose record this is. {who}</source>
        <translation>属于哪份病历。{who}</translation>
    </message>
    <message>
        <source>Choose whose this is…</source>
        <translation>请选择属于哪位患者…</translation>
    </message>
    <message>
        <source>A new patient</source>
        <translation>新患者</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>Yes, a new patient</source>
        <translation>是，新患者</translation>
    </message>
    <message>
        <source>Yes, this is the same person</source>
        <translation>是，确为同一人</translation>
    </message>
    <message>
        <source>▲ Somebody like this is here already: look at the list.</source>
        <translation>▲ 已有相似的患者：请查看列表。</translation>
    </message>
    <message>
        <source>▲ Nothing in the file says that it is this person.</source>
        <translation>▲ 文件中没有任何内容表明是此人。</translation>
    </message>
    <message>
        <source>The file calls this patient by the same id as before.</source>
        <translation>文件使用了与以前相同的患者标识。</translation>
    </message>
    <message>
        <source>The record number is the same.</source>
        <translation>病历号相同。</translation>
    </message>
    <message>
        <source>Name and birth date are alike.</source>
        <translation>姓名和出生日期相近。</translation>
    </message>
    <message>
        <source>The name is alike.</source>
        <translation>姓名相近。</translation>
    </message>
    <message>
        <source>Record number and birth date are the same.</source>
        <translation>病历号和出生日期相同。</translation>
    </message>
    <message>
        <source>record number</source>
        <translation>病历号</translation>
    </message>
    <message>
        <source>birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>{reason} ▲ Different: {fields}.</source>
        <translation>{reason}▲ 不一致：{fields}。</translation>
    </message>
    <message>
        <source>no birth date</source>
        <translation>无出生日期</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>无姓名</translation>
    </message>
</context>
<context>
    <name>MeasurementQuestion</name>
    <message>
        <source>Length (mm)</source>
        <translation>长（mm）</translation>
    </message>
    <message>
        <source>Width (mm)</source>
        <translation>宽（mm）</translation>
    </message>
    <message>
        <source>Eschar (% of the wound)</source>
        <translation>焦痂（占创面 %）</translation>
    </message>
    <message>
        <source>Outline it on the photograph</source>
        <translation>在照片上勾画轮廓</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>采用这些数值</translation>
    </message>
    <message>
        <source>It could not be measured…</source>
        <translation>无法测量…</translation>
    </message>
    <message>
        <source>or with a ruler held to the skin:</source>
        <translation>或用直尺贴近皮肤测量：</translation>
    </message>
    <message>
        <source>eschar {share}</source>
        <translation>焦痂 {share}</translation>
    </message>
    <message>
        <source>not done: {reason}</source>
        <translation>未完成：{reason}</translation>
    </message>
    <message>
        <source>Length and width are both needed.</source>
        <translation>长和宽均需填写。</translation>
    </message>
    <message>
        <source>limb {cm} cm, taken as flat {flat}</source>
        <translation>肢围 {cm} cm，按平面 {flat}</translation>
    </message>
</context>
<context>
    <name>MergePlace</name>
    <message>
        <source>Merge patients</source>
        <translation>合并患者</translation>
    </message>
    <message>
        <source>The other record</source>
        <translation>另一份病历</translation>
    </message>
    <message>
        <source>Search by name or number</source>
        <translation>按姓名或编号搜索</translation>
    </message>
    <message>
        <source>Records that could be of the same person</source>
        <translation>可能属于同一人的病历</translation>
    </message>
    <message>
        <source>Which record number stays?</source>
        <translation>保留哪个病历号？</translation>
    </message>
    <message>
        <source>The left one</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>The right one</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>It stands in the audit trail.</source>
        <translation>将写入审计记录。</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>合并…</translation>
    </message>
    <message>
        <source>Merge two records of one person</source>
        <translation>合并同一人的两份病历</translation>
    </message>
    <message>
        <source>Everything charted in either record will stand in the one that stays; the other number will still find the person. This cannot be undone.</source>
        <translation>两份病历中的全部记录都将归入保留的病历；用另一病历号仍可找到该患者。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose the other record below</source>
        <translation>请在下方选择另一份病历</translation>
    </message>
    <message numerus="yes">
        <source>%n lesion(s)</source>
        <translation>
            <numerusform>%n 处皮损</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assessment(s)</source>
        <translation>
            <numerusform>%n 次评估</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n laboratory value(s)</source>
        <translation>
            <numerusform>%n 项检验值</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the other record, and which number stays.</source>
        <translation>请选择另一份病历，以及保留的病历号。</translation>
    </message>
    <message>
        <source>Merge {gone} into {kept}?</source>
        <translation>将 {gone} 合并至 {kept}？</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
</context>
<context>
    <name>MergeSheet</name>
    <message>
        <source>Merge lesions</source>
        <translation>合并皮损</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Which have grown together?</source>
        <translation>哪些皮损已融合？</translation>
    </message>
    <message>
        <source>The lesion that they are now</source>
        <translation>融合后的皮损</translation>
    </message>
</context>
<context>
    <name>ModeBar</name>
    <message>
        <source>Outlines</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Original colours</source>
        <translation>原始颜色</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>划屏</translation>
    </message>
    <message>
        <source>Onion skin</source>
        <translation>叠影</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>分界线</translation>
    </message>
    <message>
        <source>Opacity of the later</source>
        <translation>较晚照片透明度</translation>
    </message>
    <message>
        <source>Turns a second</source>
        <translation>每秒切换次数</translation>
    </message>
</context>
<context>
    <name>MomentQuestion</name>
    <message>
        <source>-2h, yesterday 8, 14:30</source>
        <translation>-2h、昨天 8、14:30</translation>
    </message>
    <message>
        <source>The lesion could not be looked at…</source>
        <translation>无法查看皮损…</translation>
    </message>
    <message>
        <source>not looked at: {reason}</source>
        <translation>未能查看：{reason}</translation>
    </message>
</context>
<context>
    <name>NearestPhotograph</name>
    <message>
        <source>Photograph nearest the cursor</source>
        <translation>离光标最近的照片</translation>
    </message>
    <message>
        <source>No photograph yet.</source>
        <translation>尚无照片。</translation>
    </message>
    <message>
        <source>at the cursor</source>
        <translation>光标处</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) before the cursor</source>
        <translation>
            <numerusform>光标前 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) after the cursor</source>
        <translation>
            <numerusform>光标后 %n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewKey</name>
    <message>
        <source>Your passphrase</source>
        <translation>您的口令</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Give the store a new key</source>
        <translation>更换病历库密钥</translation>
    </message>
    <message>
        <source>Encrypting the store anew…</source>
        <translation>正在重新加密病历库…</translation>
    </message>
    <message>
        <source>A new key for the store</source>
        <translation>病历库的新密钥</translation>
    </message>
    <message>
        <source>Do this when somebody who is gone could have kept a copy of the key or of the recovery key. The whole store is encrypted anew, which takes as long as copying it.</source>
        <translation>当已离开的人员可能留有密钥或恢复密钥的副本时，请执行此操作。整个病历库将重新加密，所需时间与复制相当。</translation>
    </message>
    <message>
        <source>Everybody keeps their passphrase. The old recovery key opens nothing any more: a new one is shown and printed. Backups made before open with their old key still.</source>
        <translation>所有人的口令保持不变。旧恢复密钥失效：将显示并打印新的恢复密钥。此前的备份仍用其旧密钥打开。</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>重新登录</translation>
    </message>
    <message>
        <source>These accounts could not be kept and need a new passphrase: {names}.</source>
        <translation>以下账户未能保留，需要新口令：{names}。</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Several words that only you would put together are best.</source>
        <translation>最好用几个只有您才会组合在一起的词。</translation>
    </message>
    <message>
        <source>Passphrase, once more</source>
        <translation>再次输入口令</translation>
    </message>
    <message>
        <source>Strength of the passphrase</source>
        <translation>口令强度</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
</context>
<context>
    <name>NewPerson</name>
    <message>
        <source>Record number</source>
        <translation>病历号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
</context>
<context>
    <name>Newer</name>
    <message>
        <source>Version {version} of the program lies ready.</source>
        <translation>程序的新版本 {version} 已备好。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>NotDoneReason</name>
    <message>
        <source>Why? Enter keeps the reason</source>
        <translation>原因？按 Enter 保存原因</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Too painful</source>
        <translation>疼痛过剧</translation>
    </message>
    <message>
        <source>Declined by the patient</source>
        <translation>患者拒绝</translation>
    </message>
    <message>
        <source>Dressing had to stay on</source>
        <translation>敷料不能揭除</translation>
    </message>
    <message>
        <source>Cannot be positioned</source>
        <translation>无法摆放体位</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Put this notice away</source>
        <translation>关闭此提示</translation>
    </message>
</context>
<context>
    <name>ObservedPainQuestion</name>
    <message>
        <source>A digit answers the next line.</source>
        <translation>按数字键填写下一行。</translation>
    </message>
    <message>
        <source>{count} of {every}</source>
        <translation>{count}/{every}</translation>
    </message>
</context>
<context>
    <name>Offered</name>
    <message numerus="yes">
        <source>%n file(s) will be shown once you have signed in. Nothing is imported unasked.</source>
        <translation>
            <numerusform>登录后将显示 %n 个文件。未经您确认，不会导入任何内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not there, so not shown: {names}</source>
        <translation>文件不存在，未能显示：{names}</translation>
    </message>
</context>
<context>
    <name>OpioidCard</name>
    <message>
        <source>Opioids and safety</source>
        <translation>阿片类药物与安全</translation>
    </message>
    <message>
        <source>Nobody has assessed the therapies: the load is not known.</source>
        <translation>治疗清单尚未核实：阿片类药物总量未知。</translation>
    </message>
    <message>
        <source>No opioid is being given.</source>
        <translation>目前未使用阿片类药物。</translation>
    </message>
    <message>
        <source>Beside the total, never 0:</source>
        <translation>未计入总量（并非为 0）：</translation>
    </message>
    <message>
        <source>Not for switching drugs. Factors: {source}.</source>
        <translation>不可用于药物转换。换算系数：{source}。</translation>
    </message>
    <message>
        <source>mg oral morphine a day</source>
        <translation>mg/日（口服吗啡当量）</translation>
    </message>
    <message>
        <source>below ▲ {attention}</source>
        <translation>低于 ▲ {attention}</translation>
    </message>
    <message>
        <source>from ▲ {attention}, below ◆ {urgent}</source>
        <translation>达到 ▲ {attention}，低于 ◆ {urgent}</translation>
    </message>
    <message>
        <source>from ◆ {urgent}</source>
        <translation>达到或超过 ◆ {urgent}</translation>
    </message>
    <message>
        <source>Opioid load: {total} mg, {where}</source>
        <translation>阿片类药物总量：{total} mg，{where}</translation>
    </message>
    <message>
        <source>from the doses given in 24 hours</source>
        <translation>按 24 小时内实际给药计</translation>
    </message>
    <message>
        <source>Show the entry</source>
        <translation>显示该条记录</translation>
    </message>
    <message>
        <source>Kidney function is not known: it cannot be said which drugs it makes unsafe.</source>
        <translation>肾功能未知：无法判断下列药物是否因此不安全。</translation>
    </message>
    <message>
        <source>Unsafe in kidney failure</source>
        <translation>肾衰竭时不安全</translation>
    </message>
    <message>
        <source>Unsafe should the kidneys fail (they do not now)</source>
        <translation>若发生肾衰竭则不安全（目前无肾衰竭）</translation>
    </message>
    <message>
        <source>Usual instead: {drugs}.</source>
        <translation>通常替代药物：{drugs}。</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>来源：{source}</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Language of the report</source>
        <translation>报告语言</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>a day, -12w, or empty</source>
        <translation>日期、-12w 或留空</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>empty: as it is now</source>
        <translation>留空：截至现在</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Those of intimate sites too</source>
        <translation>包括隐私部位的照片</translation>
    </message>
    <message>
        <source>With every pixel (large file)</source>
        <translation>使用原图全部像素（文件较大）</translation>
    </message>
    <message>
        <source>{lesion} (closed)</source>
        <translation>{lesion}（已关闭）</translation>
    </message>
    <message numerus="yes">
        <source>%n photograph(s) of intimate sites stay out.</source>
        <translation>
            <numerusform>%n 张隐私部位照片未纳入。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message numerus="yes">
        <source>%n factor(s) still uncorrected</source>
        <translation>
            <numerusform>尚有 %n 项未纠正</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n factor(s) unknown</source>
        <translation>
            <numerusform>%n 项未知</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing uncorrected is known.</source>
        <translation>未见尚未纠正的因素。</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Supersaturation</source>
        <translation>过饱和度</translation>
    </message>
    <message>
        <source>What it rests on, and what would change it most</source>
        <translation>计算依据及影响最大的因素</translation>
    </message>
    <message>
        <source>Not known: {analytes} missing or out of date</source>
        <translation>未知：{analytes}缺失或已过期</translation>
    </message>
    <message>
        <source>Supersaturation {ratio}</source>
        <translation>过饱和度 {ratio}</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参考</translation>
    </message>
</context>
<context>
    <name>OwnPassphrasePlace</name>
    <message>
        <source>My passphrase</source>
        <translation>我的口令</translation>
    </message>
    <message>
        <source>Passphrase until now</source>
        <translation>当前口令</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>更改口令</translation>
    </message>
    <message>
        <source>Your passphrase was changed. The old one opens nothing any more.</source>
        <translation>您的口令已更改。旧口令失效。</translation>
    </message>
    <message>
        <source>Change it when you think that somebody knows it. A good one need never be changed otherwise.</source>
        <translation>当您认为他人知道它时请更改。好的口令无需因其他原因更改。</translation>
    </message>
</context>
<context>
    <name>PainPanel</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>量表</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>情境</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签署人</translation>
    </message>
    <message>
        <source>Pain scores</source>
        <translation>疼痛评分</translation>
    </message>
    <message>
        <source>Record pain  Ctrl+D</source>
        <translation>记录疼痛  Ctrl+D</translation>
    </message>
    <message>
        <source>Entered in error…</source>
        <translation>录入错误…</translation>
    </message>
    <message>
        <source>Opioids, and days over the thresholds</source>
        <translation>阿片类药物及超过界值的天数</translation>
    </message>
    <message>
        <source>Scores, responses and doses</source>
        <translation>评分、疗效与给药</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Response to changes</source>
        <translation>调整后的反应</translation>
    </message>
    <message>
        <source>As-needed doses</source>
        <translation>按需给药</translation>
    </message>
    <message>
        <source>Record a dose…</source>
        <translation>记录给药…</translation>
    </message>
</context>
<context>
    <name>PainSheet</name>
    <message>
        <source>Record pain</source>
        <translation>记录疼痛</translation>
    </message>
    <message>
        <source>Sign pain</source>
        <translation>签署疼痛记录</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>for example -2h, or 14:30</source>
        <translation>例如 -2h 或 14:30</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>the whole person</source>
        <translation>全身</translation>
    </message>
    <message>
        <source>Sedation (POSS; act from 3)</source>
        <translation>镇静程度（POSS；3 分起需处理）</translation>
    </message>
    <message>
        <source>Pain, 0 none to 10 worst (NRS)</source>
        <translation>疼痛：0 无痛，10 最痛（NRS）</translation>
    </message>
    <message>
        <source>DN4 (0–10; neuropathic from 4)</source>
        <translation>DN4（0–10；4 分起提示神经病理性疼痛）</translation>
    </message>
    <message>
        <source>PAINAD (0–10; cannot report)</source>
        <translation>PAINAD（0–10；用于无法自述者）</translation>
    </message>
    <message>
        <source>VAS (0–100 mm)</source>
        <translation>VAS（0–100 mm）</translation>
    </message>
    <message>
        <source>VAS asked for</source>
        <translation>VAS 情境</translation>
    </message>
</context>
<context>
    <name>PainTimeCard</name>
    <message>
        <source>Of the days with an entry: the share whose highest NRS reached the threshold, and the mean of the highest.</source>
        <translation>在有记录的天数中：当日最高 NRS 达到界值的比例，以及每日最高值的均值。</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>Days with an NRS entry: {n}; without: {m}</source>
        <translation>有 NRS 记录 {n} 天；无记录 {m} 天</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Days by context</source>
        <translation>按情境统计的天数</translation>
    </message>
    <message>
        <source>any context</source>
        <translation>任何情境</translation>
    </message>
</context>
<context>
    <name>PairView</name>
    <message>
        <source>First photograph</source>
        <translation>首张照片</translation>
    </message>
    <message>
        <source>Latest photograph</source>
        <translation>最近照片</translation>
    </message>
    <message>
        <source>no scale</source>
        <translation>无比例尺</translation>
    </message>
    <message>
        <source>No photograph yet</source>
        <translation>尚无照片</translation>
    </message>
    <message numerus="yes">
        <source>%n photograph(s) not shown: consent does not cover care</source>
        <translation>
            <numerusform>%n 张照片未显示：知情同意不含诊疗用途</numerusform>
        </translation>
    </message>
    <message>
        <source>Both at one scale; the bar is 10 mm</source>
        <translation>两图同一比例；标尺为 10 mm</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Tissues</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>A patient, a lesion, a place, or something to do</source>
        <translation>患者、皮损、页面或操作</translation>
    </message>
    <message>
        <source>Find a patient, a lesion, a place, or something to do</source>
        <translation>查找患者、皮损、页面或操作</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>{lesion} (closed)</source>
        <translation>{lesion}（已关闭）</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>PatientCard</name>
    <message>
        <source>The chosen patient</source>
        <translation>所选患者</translation>
    </message>
    <message>
        <source>New assessment  N</source>
        <translation>新建评估  N</translation>
    </message>
    <message>
        <source>New assessment</source>
        <translation>新建评估</translation>
    </message>
    <message>
        <source>Open  ↵</source>
        <translation>打开  ↵</translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation>打开病历</translation>
    </message>
    <message>
        <source>No photograph yet</source>
        <translation>暂无照片</translation>
    </message>
    <message>
        <source>Last photograph: {what}</source>
        <translation>最近照片：{what}</translation>
    </message>
    <message>
        <source>Open wound area</source>
        <translation>开放创面面积</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message numerus="yes">
        <source>Open wound area, %n lesion(s)</source>
        <translation>
            <numerusform>开放创面面积（%n 处皮损）</numerusform>
        </translation>
    </message>
    <message>
        <source>{area} cm²</source>
        <translation>{area} cm²</translation>
    </message>
    <message>
        <source>Open wound area: {before} cm² at first, {now} cm² now</source>
        <translation>开放创面面积：首次 {before} cm²，现在 {now} cm²</translation>
    </message>
    <message>
        <source>Pain now</source>
        <translation>当前疼痛</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>尚未询问</translation>
    </message>
    <message>
        <source>Next tasks</source>
        <translation>待办任务</translation>
    </message>
    <message>
        <source>Nothing open</source>
        <translation>无待办</translation>
    </message>
</context>
<context>
    <name>PatientList</name>
    <message>
        <source>Search by name or number  /</source>
        <translation>按姓名或病历号搜索  /</translation>
    </message>
    <message>
        <source>Search patients by name or number</source>
        <translation>按姓名或病历号搜索患者</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>With a draft</source>
        <translation>有草稿</translation>
    </message>
    <message>
        <source>Patients by what is due</source>
        <translation>按待办事项排列的患者</translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation>无患者</translation>
    </message>
    <message>
        <source>No patient fits the search and the filter.</source>
        <translation>没有符合搜索和筛选条件的患者。</translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s) found</source>
        <translation>
            <numerusform>找到 %n 位患者</numerusform>
        </translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
</context>
<context>
    <name>PatientPlace</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Correct the patient&apos;s details</source>
        <translation>更正患者信息</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>新建患者</translation>
    </message>
    <message>
        <source>Choose an answer of a row</source>
        <translation>选择该行的选项</translation>
    </message>
    <message>
        <source>Something is missing or cannot be right; it is marked above.</source>
        <translation>有内容缺失或有误，已在上方标出。</translation>
    </message>
    <message>
        <source>Somebody of like name is here already: {who}</source>
        <translation>已有姓名相近的患者：{who}</translation>
    </message>
    <message>
        <source>Open that one</source>
        <translation>打开该患者</translation>
    </message>
</context>
<context>
    <name>PatientScreen</name>
    <message>
        <source>The patient at one look</source>
        <translation>患者一览</translation>
    </message>
    <message>
        <source>Why is it not done? Enter declines, Esc leaves it open</source>
        <translation>为什么不做？Enter 拒绝，Esc 保留</translation>
    </message>
    <message>
        <source>Reason why the task is declined</source>
        <translation>拒绝任务的理由</translation>
    </message>
    <message>
        <source>All factors, with their evidence</source>
        <translation>全部因素及其依据</translation>
    </message>
    <message>
        <source>Undo  U</source>
        <translation>撤销  U</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Whose report</source>
        <translation>患者范围</translation>
    </message>
    <message>
        <source>This patient</source>
        <translation>该患者</translation>
    </message>
    <message>
        <source>Several</source>
        <translation>多位</translation>
    </message>
    <message>
        <source>Whole ward</source>
        <translation>全病区</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>姓名或编号</translation>
    </message>
    <message>
        <source>Find a patient in the list</source>
        <translation>在列表中查找患者</translation>
    </message>
    <message>
        <source>Patients in this report</source>
        <translation>本报告中的患者</translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n 位患者</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotographsQuestion</name>
    <message>
        <source>Choose…  Ctrl+O</source>
        <translation>选择…  Ctrl+O</translation>
    </message>
    <message>
        <source>No photograph could be taken…</source>
        <translation>无法拍照…</translation>
    </message>
    <message>
        <source>Photographs: {count}</source>
        <translation>照片：{count}</translation>
    </message>
    <message>
        <source>not done: {reason}</source>
        <translation>未做：{reason}</translation>
    </message>
    <message>
        <source>Use the camera&apos;s time: {when}</source>
        <translation>采用相机时间：{when}</translation>
    </message>
</context>
<context>
    <name>PhotographsTable</name>
    <message>
        <source>Photographs and what was agreed about them</source>
        <translation>照片及其同意情况</translation>
    </message>
    <message>
        <source>given</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>未同意</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>拍摄日期</translation>
    </message>
    <message>
        <source>Lesion</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>Last said</source>
        <translation>最近一次表态</translation>
    </message>
    <message>
        <source>◆ erased</source>
        <translation>◆ 已抹除</translation>
    </message>
    <message>
        <source>at the taking</source>
        <translation>拍摄时</translation>
    </message>
</context>
<context>
    <name>PicturesChoice</name>
    <message>
        <source>Photographs</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>What the photographs are for</source>
        <translation>照片的用途</translation>
    </message>
    <message>
        <source>Photographs for</source>
        <translation>照片用于</translation>
    </message>
</context>
<context>
    <name>PlaceWithSheet</name>
    <message>
        <source>Begun and not sent: {form}. It would be lost: send it first, or give it up.</source>
        <translation>已开始填写、尚未提交：{form}。继续将丢失其内容：请先提交，或放弃。</translation>
    </message>
    <message>
        <source>Open the other all the same</source>
        <translation>仍要打开另一表单</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Worklist</source>
        <translation>工作列表</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>病历</translation>
    </message>
    <message>
        <source>Assess</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>My passphrase</source>
        <translation>我的口令</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>审计记录</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Merge patients</source>
        <translation>合并患者</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>临床指引</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Tasks and flags</source>
        <translation>任务与警示</translation>
    </message>
    <message>
        <source>Rules of this clinic</source>
        <translation>本机构规则</translation>
    </message>
    <message>
        <source>Compare photographs</source>
        <translation>比较照片</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>门诊</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Consent to photographs</source>
        <translation>照片同意</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断信息</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>The pages as they will be</source>
        <translation>页面预览</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>第 {number} 页，共 {count} 页</translation>
    </message>
    <message>
        <source>Page before  Page up</source>
        <translation>上一页  Page up</translation>
    </message>
    <message>
        <source>Next page  Page down</source>
        <translation>下一页  Page down</translation>
    </message>
    <message>
        <source>Smaller  −</source>
        <translation>缩小  −</translation>
    </message>
    <message>
        <source>Larger  +</source>
        <translation>放大  +</translation>
    </message>
    <message>
        <source>As wide as there is room  0</source>
        <translation>适合宽度  0</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>PrintingPlace</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Preparing the pages…</source>
        <translation>正在准备页面…</translation>
    </message>
    <message>
        <source>The pages were not prepared.</source>
        <translation>页面未生成。</translation>
    </message>
    <message>
        <source>Prepare them</source>
        <translation>生成页面</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>已出具</translation>
    </message>
    <message>
        <source>The page before, the next page</source>
        <translation>上一页、下一页</translation>
    </message>
    <message>
        <source>Larger, smaller, as wide as there is room</source>
        <translation>放大、缩小、适合宽度</translation>
    </message>
    <message>
        <source>Open the chosen report as it left</source>
        <translation>打开所选报告原件</translation>
    </message>
    <message>
        <source>Choose whose report it is.</source>
        <translation>请选择患者。</translation>
    </message>
    <message>
        <source>Issued ({count})</source>
        <translation>已出具（{count}）</translation>
    </message>
    <message>
        <source>{report} as it left on {moment} ({person}).</source>
        <translation>{moment} 由 {person} 出具的{report}原件。</translation>
    </message>
    <message>
        <source>The record has changed since then: prepare it anew unless you need this very one.</source>
        <translation>此后病历已有变更：除非需要此份原件，请重新准备。</translation>
    </message>
    <message>
        <source>Prepare it anew</source>
        <translation>重新准备</translation>
    </message>
    <message>
        <source>The report, and what was issued</source>
        <translation>报告及已出具的报告</translation>
    </message>
</context>
<context>
    <name>PrivacyRow</name>
    <message>
        <source>Intimate: blurred in lists</source>
        <translation>隐私部位：列表中模糊显示</translation>
    </message>
    <message>
        <source>May be used for: {use}</source>
        <translation>可用于：{use}</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Consent refused: kept in the record, never printed or exported</source>
        <translation>拒绝同意：仅存于病历，不打印、不导出</translation>
    </message>
    <message>
        <source>Consent to photographs</source>
        <translation>照片使用同意</translation>
    </message>
    <message>
        <source>Consent to photographs: not asked</source>
        <translation>照片使用同意：未询问</translation>
    </message>
    <message>
        <source>Consent to photographs: as last agreed</source>
        <translation>照片同意：按上次的同意</translation>
    </message>
</context>
<context>
    <name>ProcedureSheet</name>
    <message>
        <source>Procedure</source>
        <translation>诊疗操作</translation>
    </message>
    <message>
        <source>Sign procedure</source>
        <translation>签署操作</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>the whole person</source>
        <translation>全身</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ProfilePlace</name>
    <message>
        <source>Rules of this clinic</source>
        <translation>本机构规则</translation>
    </message>
    <message>
        <source>Search the rules  /</source>
        <translation>搜索规则  /</translation>
    </message>
    <message>
        <source>Search the rules by any word</source>
        <translation>按任意词搜索规则</translation>
    </message>
    <message>
        <source>Which rules</source>
        <translation>显示哪些规则</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Changed here</source>
        <translation>本机构已更改</translation>
    </message>
    <message>
        <source>Facility defaults</source>
        <translation>机构默认值</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Keep the rules</source>
        <translation>保存规则</translation>
    </message>
    <message>
        <source>Every patient is judged by them from now on. Ctrl+Enter</source>
        <translation>此后所有患者均按这些规则判断。Ctrl+Enter</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Switch the chosen rule on or off</source>
        <translation>开启或关闭所选规则</translation>
    </message>
    <message>
        <source>Copy the list as a table</source>
        <translation>将列表复制为表格</translation>
    </message>
    <message>
        <source>Load a file…</source>
        <translation>载入文件…</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>另存为文件…</translation>
    </message>
    <message>
        <source>The rules that were kept cannot be read any more. The shipped ones hold. {problem}</source>
        <translation>已保存的规则无法读取，现采用出厂规则。{problem}</translation>
    </message>
    <message>
        <source>You can read the rules here. Only an administrator can change them.</source>
        <translation>您可以在此查看规则。只有管理员可以更改。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not kept yet</source>
        <translation>
            <numerusform>%n 项更改尚未保存</numerusform>
        </translation>
    </message>
    <message>
        <source>The rules are those that the program ships with.</source>
        <translation>当前为程序出厂规则。</translation>
    </message>
    <message>
        <source>Kept {when} by {name}</source>
        <translation>{name} 于 {when} 保存</translation>
    </message>
    <message>
        <source>The rules are kept. Every patient is judged by them.</source>
        <translation>规则已保存，所有患者将按其判断。</translation>
    </message>
    <message>
        <source>Load the rules of a file</source>
        <translation>从文件载入规则</translation>
    </message>
    <message>
        <source>Rules (*.toml)</source>
        <translation>规则 (*.toml)</translation>
    </message>
    <message>
        <source>Save the rules as a file</source>
        <translation>将规则保存为文件</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ProposalPanel</name>
    <message>
        <source>Proposed tissues</source>
        <translation>建议的组织</translation>
    </message>
    <message>
        <source>Propose tissues  (A)</source>
        <translation>建议组织（A）</translation>
    </message>
    <message>
        <source>Confirm  (Y)</source>
        <translation>确认（Y）</translation>
    </message>
    <message>
        <source>Discard  (N)</source>
        <translation>舍弃（N）</translation>
    </message>
    <message>
        <source>Outline the wound first.</source>
        <translation>请先勾画伤口。</translation>
    </message>
    <message>
        <source>Judging the colours…</source>
        <translation>正在判断颜色…</translation>
    </message>
    <message>
        <source>Proposed, not counted</source>
        <translation>仅为建议，未计入</translation>
    </message>
    <message>
        <source>Confirm {tissue}</source>
        <translation>确认{tissue}</translation>
    </message>
    <message>
        <source>Discard {tissue}</source>
        <translation>舍弃{tissue}</translation>
    </message>
</context>
<context>
    <name>Protection</name>
    <message>
        <source>Encrypt with a passphrase</source>
        <translation>用口令加密</translation>
    </message>
    <message>
        <source>Passphrase of the file</source>
        <translation>文件口令</translation>
    </message>
    <message>
        <source>Several words that do not belong together.</source>
        <translation>几个互不相关的英文词。</translation>
    </message>
    <message>
        <source>The same, once more</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>last time · Enter confirms</source>
        <translation>上次结果 · 按 Enter 确认</translation>
    </message>
    <message>
        <source>measured · Enter confirms</source>
        <translation>测量值 · 按 Enter 确认</translation>
    </message>
    <message>
        <source>derived</source>
        <translation>自动得出</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Places</source>
        <translation>导航</translation>
    </message>
    <message>
        <source>Open a patient first</source>
        <translation>请先打开患者</translation>
    </message>
    <message>
        <source>Account {name}</source>
        <translation>账户 {name}</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Later {day}: {area}</source>
        <translation>较晚 {day}：{area}</translation>
    </message>
    <message>
        <source>Earlier {day}: {area}</source>
        <translation>较早 {day}：{area}</translation>
    </message>
    <message>
        <source>measured in different ways: not compared in percent</source>
        <translation>测量方法不同：不作百分比比较</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
</context>
<context>
    <name>ReadingOnly</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Begin to write here, if nobody else does any more</source>
        <translation>若已无人写入，则改由此处写入</translation>
    </message>
    <message>
        <source>Begin to write</source>
        <translation>开始写入</translation>
    </message>
    <message>
        <source>Read only. Nobody writes this store any more: you can begin to write here.</source>
        <translation>只读。本库现已无人写入：可在此处开始写入。</translation>
    </message>
    <message>
        <source>Read only: {name} at {host} has the store open for writing. What is written there appears here.</source>
        <translation>只读：{host} 上的 {name} 正以写入方式打开本库。那里写入的内容会显示在此处。</translation>
    </message>
    <message>
        <source>Read only: {name} at {host} has had the store open for writing since {since}. What is written there appears here.</source>
        <translation>只读：{host} 上的 {name} 自 {since} 起以写入方式打开本库。那里写入的内容会显示在此处。</translation>
    </message>
</context>
<context>
    <name>Readout</name>
    <message>
        <source>Wound area</source>
        <translation>创面面积</translation>
    </message>
    <message>
        <source>Perimeter</source>
        <translation>周长</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Eschar</source>
        <translation>焦痂</translation>
    </message>
    <message>
        <source>Outline the wound.</source>
        <translation>请勾画创面轮廓。</translation>
    </message>
    <message>
        <source>No scale yet: lay the card beside the wound, or set two marks on a ruler (key 8).</source>
        <translation>尚无比例：把校准卡放在伤口旁，或在直尺上定两点（按键 8）。</translation>
    </message>
    <message>
        <source>{off} from the scale</source>
        <translation>{off}，来自比例</translation>
    </message>
    <message>
        <source>{off}, unrolled; taken as flat: {flat}</source>
        <translation>{off}，展开面积；按平面为 {flat}</translation>
    </message>
</context>
<context>
    <name>RecordSheet</name>
    <message numerus="yes">
        <source>Record consent for %n photograph(s)</source>
        <translation>
            <numerusform>登记 %n 张照片的同意</numerusform>
        </translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>Record pain</source>
        <translation>记录疼痛</translation>
    </message>
    <message>
        <source>Record a therapy</source>
        <translation>记录治疗</translation>
    </message>
    <message>
        <source>Edit the patient</source>
        <translation>编辑患者</translation>
    </message>
    <message>
        <source>Assess a lesion</source>
        <translation>评估皮损</translation>
    </message>
    <message>
        <source>Add a lesion</source>
        <translation>添加皮损</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>Recover</name>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>From the printed page; blanks and case do not matter.</source>
        <translation>见打印页；空格和大小写不影响。</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Set the passphrase and sign in</source>
        <translation>设置口令并登录</translation>
    </message>
    <message>
        <source>Forgotten passphrase</source>
        <translation>忘记口令</translation>
    </message>
</context>
<context>
    <name>RecoveryStep</name>
    <message>
        <source>Type group {number} from the page</source>
        <translation>请输入打印页上的第 {number} 组</translation>
    </message>
    <message>
        <source>It shows that the page can be read when it is needed.</source>
        <translation>用于确认需要时该页可以读清。</translation>
    </message>
    <message>
        <source>Open the worklist</source>
        <translation>打开工作列表</translation>
    </message>
    <message>
        <source>The recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>It opens the record when every passphrase is forgotten. It is shown once and kept nowhere: print it, and lock it away.</source>
        <translation>所有口令都忘记时，可用它打开病历库。它只显示一次，不作任何留存：请打印并锁好保管。</translation>
    </message>
    <message>
        <source>Recovery key: {key}</source>
        <translation>恢复密钥：{key}</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Save the recovery key</source>
        <translation>保存恢复密钥</translation>
    </message>
    <message>
        <source>Calcitrack recovery key.pdf</source>
        <translation>Calcitrack 恢复密钥.pdf</translation>
    </message>
    <message>
        <source>Saved as {name}. Print it, then delete the file.</source>
        <translation>已保存为 {name}。请打印，然后删除该文件。</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>已发送至打印机。</translation>
    </message>
    <message>
        <source>That is not group {number}.</source>
        <translation>这不是第 {number} 组。</translation>
    </message>
</context>
<context>
    <name>RegionTable</name>
    <message>
        <source>Outlines as a table</source>
        <translation>轮廓表格</translation>
    </message>
    <message>
        <source>Tissue</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>块数</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Share of bed</source>
        <translation>占创面床比例</translation>
    </message>
    <message>
        <source>Perimeter</source>
        <translation>周长</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
</context>
<context>
    <name>ReportsPanel</name>
    <message>
        <source>Prepare a report  Ctrl+P</source>
        <translation>准备报告  Ctrl+P</translation>
    </message>
    <message>
        <source>Export data…  Ctrl+E</source>
        <translation>导出数据…  Ctrl+E</translation>
    </message>
</context>
<context>
    <name>ResponseTable</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Days before and after</source>
        <translation>前后天数</translation>
    </message>
    <message>
        <source>Response to each change of an analgesic</source>
        <translation>每次镇痛药调整后的反应</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Drug</source>
        <translation>药物</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>评分次数</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>反应</translation>
    </message>
    <message>
        <source>Also changed</source>
        <translation>同期其他变化</translation>
    </message>
    <message>
        <source>no important change</source>
        <translation>无临床意义的变化</translation>
    </message>
    <message>
        <source>● important relief</source>
        <translation>● 有临床意义的缓解</translation>
    </message>
    <message>
        <source>◆ important worsening</source>
        <translation>◆ 有临床意义的加重</translation>
    </message>
    <message>
        <source>{told}, so far</source>
        <translation>{told}（截至目前）</translation>
    </message>
    <message>
        <source>too few entries</source>
        <translation>记录过少</translation>
    </message>
    <message>
        <source>too few entries so far</source>
        <translation>截至目前记录过少</translation>
    </message>
    <message>
        <source>NRS at rest, before → after. The day of the change counts for neither side. Important: {points} points or {percent} % ({source}). Fewer than {least} scores on a side are too few.</source>
        <translation>静息 NRS，调整前 → 调整后；调整当日不计入任何一侧。有临床意义：{points} 分或 {percent} %（{source}）。任一侧少于 {least} 次评分则记录过少。</translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message>
        <source>The patient before  ←</source>
        <translation>上一位患者  ←</translation>
    </message>
    <message>
        <source>The next patient  →</source>
        <translation>下一位患者  →</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>病历</translation>
    </message>
    <message>
        <source>Open the chart of this patient</source>
        <translation>打开该患者的病历</translation>
    </message>
    <message>
        <source>Table  T</source>
        <translation>表格  T</translation>
    </message>
    <message>
        <source>Today&apos;s clinic anew</source>
        <translation>重新列出今日门诊</translation>
    </message>
    <message>
        <source>Everybody who is due or has flags now, in the worklist&apos;s order</source>
        <translation>现有到期任务或警示的全部患者，按工作列表排序</translation>
    </message>
    <message>
        <source>Reviewed  R</source>
        <translation>已回顾  R</translation>
    </message>
    <message>
        <source>This patient was reviewed: on to the next who was not</source>
        <translation>该患者已回顾：转到下一位未回顾者</translation>
    </message>
    <message>
        <source>Not in this clinic</source>
        <translation>不在本次门诊</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>第 {place} 位，共 {count} 位</translation>
    </message>
    <message>
        <source>Not reviewed today</source>
        <translation>今日未回顾</translation>
    </message>
    <message>
        <source>Reviewed {at}, {name}</source>
        <translation>已于 {at} 回顾，{name}</translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n 位患者</numerusform>
        </translation>
    </message>
    <message>
        <source>{seen} reviewed today</source>
        <translation>今日已回顾 {seen} 位</translation>
    </message>
    <message>
        <source>Back  T</source>
        <translation>返回  T</translation>
    </message>
</context>
<context>
    <name>ReviewPlace</name>
    <message>
        <source>Clinic review</source>
        <translation>门诊回顾</translation>
    </message>
    <message>
        <source>The patient before, the next one</source>
        <translation>上一位、下一位患者</translation>
    </message>
    <message>
        <source>The same, also while something is typed</source>
        <translation>同上，输入文字时也可用</translation>
    </message>
    <message>
        <source>Reviewed, and on to the next who is not</source>
        <translation>标记已回顾，并转到下一位未回顾者</translation>
    </message>
    <message>
        <source>Write a decision; Enter makes it a task</source>
        <translation>写下决定；Enter 转为任务</translation>
    </message>
    <message>
        <source>The whole clinic as a table, and back</source>
        <translation>整个门诊的表格，及返回</translation>
    </message>
    <message>
        <source>Open the lesion in the chart; compare its photographs</source>
        <translation>在病历中打开皮损；比较其照片</translation>
    </message>
    <message>
        <source>The chosen task is done, declined; undo</source>
        <translation>所选任务完成、拒绝；撤销</translation>
    </message>
    <message>
        <source>All tasks and flags of the patient</source>
        <translation>该患者的全部任务和警示</translation>
    </message>
    <message>
        <source>In the table: another place in the order; leave out</source>
        <translation>在表格中：调整顺序；移出</translation>
    </message>
    <message>
        <source>No clinic today</source>
        <translation>今日无门诊</translation>
    </message>
    <message>
        <source>Whoever has something due today, or a flag that stands, is seen here one after another. You can also choose patients on the worklist and review them.</source>
        <translation>今日有到期任务或现存警示的患者在此逐一回顾。也可在工作列表中选择患者进行回顾。</translation>
    </message>
    <message>
        <source>Open the worklist</source>
        <translation>打开工作列表</translation>
    </message>
    <message>
        <source>This is the first patient.</source>
        <translation>这是第一位患者。</translation>
    </message>
    <message>
        <source>This is the last patient.</source>
        <translation>这是最后一位患者。</translation>
    </message>
    <message>
        <source>Reviewed.</source>
        <translation>已回顾。</translation>
    </message>
    <message>
        <source>Everybody in this clinic was reviewed today.</source>
        <translation>本次门诊的患者今日均已回顾。</translation>
    </message>
</context>
<context>
    <name>RightsTable</name>
    <message>
        <source>What each role may do</source>
        <translation>各角色的权限</translation>
    </message>
    <message>
        <source>✓ may</source>
        <translation>✓ 可以</translation>
    </message>
    <message>
        <source>– may not</source>
        <translation>– 不可</translation>
    </message>
    <message>
        <source>May</source>
        <translation>可以</translation>
    </message>
</context>
<context>
    <name>RowTable</name>
    <message>
        <source>What becomes of it</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Where in the file</source>
        <translation>文件中的位置</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>RuleCard</name>
    <message>
        <source>Back to the shipped rule</source>
        <translation>恢复出厂规则</translation>
    </message>
    <message>
        <source>The chosen rule</source>
        <translation>所选规则</translation>
    </message>
    <message>
        <source>This rule runs</source>
        <translation>启用该规则</translation>
    </message>
    <message>
        <source>This rule has no numbers.</source>
        <translation>该规则没有数值。</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>来源：{source}</translation>
    </message>
    <message>
        <source>shipped: {value}</source>
        <translation>出厂值：{value}</translation>
    </message>
</context>
<context>
    <name>RuleTable</name>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Whose numbers</source>
        <translation>数值归属</translation>
    </message>
    <message>
        <source>triad</source>
        <translation>三联征</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>警示</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>general</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>○ off</source>
        <translation>○ 已关闭</translation>
    </message>
    <message>
        <source>◆ changed here</source>
        <translation>◆ 本机构已更改</translation>
    </message>
    <message>
        <source>◇ facility default</source>
        <translation>◇ 机构默认值</translation>
    </message>
    <message>
        <source>Rules of this clinic</source>
        <translation>本机构规则</translation>
    </message>
</context>
<context>
    <name>Saturation</name>
    <message>
        <source>{number} times the reference</source>
        <translation>为参考血浆的 {number} 倍</translation>
    </message>
    <message>
        <source>10 to the power {power} times the reference</source>
        <translation>为参考血浆的 10 的 {power} 次方倍</translation>
    </message>
    <message>
        <source>Phosphate {now} → {target} mmol/L</source>
        <translation>磷 {now} → {target} mmol/L</translation>
    </message>
    <message>
        <source>Ionised calcium {now} → {target} mmol/L</source>
        <translation>离子钙 {now} → {target} mmol/L</translation>
    </message>
    <message>
        <source>pH {now} → {target}</source>
        <translation>pH {now} → {target}</translation>
    </message>
    <message>
        <source>{lever} (assumed)</source>
        <translation>{lever}（假定值）</translation>
    </message>
</context>
<context>
    <name>SaturationView</name>
    <message>
        <source>Supersaturation</source>
        <translation>过饱和度</translation>
    </message>
    <message>
        <source>Every plasma is supersaturated with hydroxyapatite: this compares one plasma with a reference plasma. It is not diagnostic, and no flag rests on it.</source>
        <translation>任何血浆对羟基磷灰石都是过饱和的：此处仅与参考血浆比较，不作诊断，也不据此发出警示。</translation>
    </message>
    <message>
        <source>The supersaturation is not known</source>
        <translation>过饱和度未知</translation>
    </message>
    <message>
        <source>Missing or out of date: {analytes}. Nothing is guessed in their place.</source>
        <translation>缺失或已过期：{analytes}。不以猜测值代替。</translation>
    </message>
    <message>
        <source>Add a laboratory value…</source>
        <translation>添加检验值…</translation>
    </message>
    <message>
        <source>Ratio to the reference plasma, as a power of ten</source>
        <translation>与参考血浆之比（10 的幂）</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>none: not supersaturated</source>
        <translation>无：未过饱和</translation>
    </message>
    <message>
        <source>log₁₀ S</source>
        <translation>log₁₀ S</translation>
    </message>
    <message>
        <source>log₁₀ S of the reference</source>
        <translation>参考血浆 log₁₀ S</translation>
    </message>
    <message>
        <source>ln S</source>
        <translation>ln S</translation>
    </message>
    <message>
        <source>Relative nucleation barrier (1: as the reference; lower: crystals form more easily)</source>
        <translation>相对成核势垒（1：同参考血浆；越低越易成核）</translation>
    </message>
    <message>
        <source>What would change it most</source>
        <translation>影响最大的因素</translation>
    </message>
    <message>
        <source>Phosphate, calcium and pH are at or below their targets.</source>
        <translation>磷、钙和 pH 均已达到或低于目标。</translation>
    </message>
    <message>
        <source>Change in log₁₀ S if this value alone went to its target.</source>
        <translation>仅此一项达到目标时 log₁₀ S 的变化。</translation>
    </message>
    <message>
        <source>Computed with, and assumed</source>
        <translation>计算所用值与假定</translation>
    </message>
    <message>
        <source>Ionised calcium {calcium} mmol/L, phosphate {phosphate} mmol/L, pH {ph}, bicarbonate {bicarbonate} mmol/L, {temperature} °C</source>
        <translation>离子钙 {calcium} mmol/L，磷 {phosphate} mmol/L，pH {ph}，碳酸氢根 {bicarbonate} mmol/L，{temperature} °C</translation>
    </message>
</context>
<context>
    <name>ScaleQuestion</name>
    <message>
        <source>0 none … 10 worst imaginable. 1 then 0 makes ten; Enter passes.</source>
        <translation>0 无痛 … 10 能想象的最剧烈疼痛。先按 1 再按 0 为 10；按 Enter 跳过。</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
</context>
<context>
    <name>ScaleSheet</name>
    <message>
        <source>Where the millimetres come from</source>
        <translation>毫米从何而来</translation>
    </message>
    <message>
        <source>Click two marks of a ruler…  (8)</source>
        <translation>在直尺上点两点…（8）</translation>
    </message>
    <message>
        <source>Click the corners of a rectangle…  (9)</source>
        <translation>点矩形的四角…（9）</translation>
    </message>
    <message>
        <source>No scale: shares only, no millimetres</source>
        <translation>无比例：只有占比，没有毫米</translation>
    </message>
    <message>
        <source>Looking for the card…</source>
        <translation>正在寻找校准卡…</translation>
    </message>
    <message>
        <source>No calibration card was found</source>
        <translation>未找到校准卡</translation>
    </message>
    <message>
        <source>{name}, tilt {tilt}°</source>
        <translation>{name}，倾角 {tilt}°</translation>
    </message>
    <message>
        <source>{seen} of {whole} markers</source>
        <translation>{whole} 个标记中见到 {seen} 个</translation>
    </message>
    <message>
        <source>Rectangle, tilt {tilt}°</source>
        <translation>矩形，倾角 {tilt}°</translation>
    </message>
    <message>
        <source>Ruler {length} mm: single scale</source>
        <translation>直尺 {length} mm：单一比例</translation>
    </message>
    <message>
        <source>Residual {residual} px: the fit of the {what} only; plane and curvature are not in it.</source>
        <translation>残差 {residual} px：仅为{what}的吻合度；不含伤口是否共面和弯曲。</translation>
    </message>
</context>
<context>
    <name>ScoreCard</name>
    <message>
        <source>Owner, licence and source</source>
        <translation>版权、许可与来源</translation>
    </message>
    <message>
        <source>Owner: {owner}
Licence: {licence}
Source: {source}</source>
        <translation>版权所有：{owner}
许可：{licence}
来源：{source}</translation>
    </message>
    <message>
        <source>{name}, {when}</source>
        <translation>{name}，{when}</translation>
    </message>
    <message>
        <source>complete, of {low}–{high}</source>
        <translation>完整，范围 {low}–{high}</translation>
    </message>
    <message>
        <source>▲ incomplete: {items} not answered</source>
        <translation>▲ 不完整：{items} 未回答</translation>
    </message>
    <message>
        <source>since first: {change}</source>
        <translation>较首次：{change}</translation>
    </message>
    <message>
        <source>since last: {change}</source>
        <translation>较前次：{change}</translation>
    </message>
    <message>
        <source>No important change is published for this score.</source>
        <translation>该评分尚无已发表的临床重要变化值。</translation>
    </message>
    <message>
        <source>better</source>
        <translation>好转</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>恶化</translation>
    </message>
    <message>
        <source>important</source>
        <translation>有临床意义</translation>
    </message>
    <message>
        <source>Dotted: care in a trial</source>
        <translation>虚线：试验中的诊疗</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>来源：{source}</translation>
    </message>
    <message>
        <source> (SD {sd})</source>
        <translation>（SD {sd}）</translation>
    </message>
    <message>
        <source>{arm}: {change}{spread} at week {week}</source>
        <translation>{arm}：第 {week} 周 {change}{spread}</translation>
    </message>
</context>
<context>
    <name>ScoresPanel</name>
    <message>
        <source>Items and assessments</source>
        <translation>条目与评估</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Assessments  T</source>
        <translation>评估  T</translation>
    </message>
    <message>
        <source>The score now</source>
        <translation>当前评分</translation>
    </message>
    <message>
        <source>Lesion</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Table  T</source>
        <translation>表格  T</translation>
    </message>
    <message>
        <source>Score over time; press T for the same as a table</source>
        <translation>评分随时间变化；按 T 以表格显示</translation>
    </message>
    <message>
        <source>Assessments with their items</source>
        <translation>评估及其条目</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总分</translation>
    </message>
    <message>
        <source>Since first</source>
        <translation>较首次</translation>
    </message>
    <message>
        <source>Since last</source>
        <translation>较前次</translation>
    </message>
    <message>
        <source>not done: {reason}</source>
        <translation>未完成：{reason}</translation>
    </message>
    <message>
        <source>incomplete ({low}–{high})</source>
        <translation>不完整（{low}–{high}）</translation>
    </message>
    <message>
        <source>No score yet</source>
        <translation>尚无评分</translation>
    </message>
    <message>
        <source>Scores appear here as soon as a lesion was assessed.</source>
        <translation>皮损评估后，评分将显示于此。</translation>
    </message>
    <message>
        <source>Assess a lesion</source>
        <translation>评估皮损</translation>
    </message>
    <message>
        <source>Dotted upright: incomplete, from the least to the most it can be. × not done.</source>
        <translation>竖直虚线：不完整，表示总分可能的范围。× 未完成。</translation>
    </message>
    <message>
        <source>{change} since first</source>
        <translation>较首次 {change}</translation>
    </message>
    <message>
        <source>{change} since last</source>
        <translation>较前次 {change}</translation>
    </message>
</context>
<context>
    <name>SearchLine</name>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Hide what is typed</source>
        <translation>隐藏输入内容</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入内容</translation>
    </message>
</context>
<context>
    <name>SectionBlock</name>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>↺ Confirm all {count}</source>
        <translation>↺ 全部确认（{count} 项）</translation>
    </message>
</context>
<context>
    <name>SettingsPlace</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>Used with</source>
        <translation>操作方式</translation>
    </message>
    <message>
        <source>Mouse and keyboard</source>
        <translation>鼠标和键盘</translation>
    </message>
    <message>
        <source>Fingers: larger rows</source>
        <translation>触屏：加大行高</translation>
    </message>
    <message>
        <source>Audit trail…</source>
        <translation>审计记录…</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>账户…</translation>
    </message>
    <message>
        <source>This workstation</source>
        <translation>本工作站</translation>
    </message>
    <message>
        <source>This clinic</source>
        <translation>本机构</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>当前登录</translation>
    </message>
    <message>
        <source>Who may come in, and what they may do</source>
        <translation>谁可以登录，可以做什么</translation>
    </message>
    <message>
        <source>Who saw and did what</source>
        <translation>谁查看过、做过什么</translation>
    </message>
    <message>
        <source>Rules of this clinic…</source>
        <translation>本机构规则…</translation>
    </message>
    <message>
        <source>Rules: thresholds, due times, levels</source>
        <translation>规则：界值、到期时限、级别</translation>
    </message>
    <message>
        <source>New photographs come into the folder</source>
        <translation>新照片所在文件夹</translation>
    </message>
    <message>
        <source>New results come into the folder</source>
        <translation>新检验结果所在文件夹</translation>
    </message>
    <message>
        <source>Diagnostics and newer versions…</source>
        <translation>诊断信息与新版本…</translation>
    </message>
    <message>
        <source>What IT asks for when something is wrong</source>
        <translation>出现问题时信息科需要的信息</translation>
    </message>
    <message>
        <source>My passphrase…</source>
        <translation>我的口令…</translation>
    </message>
    <message>
        <source>Find a setting  /</source>
        <translation>查找设置  /</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>没有包含这些文字的设置。</translation>
    </message>
    <message>
        <source>What you sign in with</source>
        <translation>登录所用的口令</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>动态效果</translation>
    </message>
    <message>
        <source>None: nothing blinks</source>
        <translation>无：不闪烁、不移动</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Change it all the same</source>
        <translation>仍要更改</translation>
    </message>
    <message>
        <source>Leave all the same</source>
        <translation>仍要离开</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全局</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>保存 PDF…</translation>
    </message>
    <message>
        <source>Both sides: turned on the long edge, each patient on a sheet of their own.</source>
        <translation>双面打印：沿长边翻页，每位患者另起一张纸。</translation>
    </message>
    <message>
        <source>Both sides: turned on the long edge.</source>
        <translation>双面打印：沿长边翻页。</translation>
    </message>
    <message>
        <source>Encrypt the saved PDF</source>
        <translation>加密保存的 PDF</translation>
    </message>
    <message>
        <source>What leaves is kept here, and written in the audit trail.</source>
        <translation>输出内容在此留存，并记入审计记录。</translation>
    </message>
    <message>
        <source>The saved PDF opens with the passphrase alone; one that is lost cannot be recovered. A print is not encrypted.</source>
        <translation>保存的 PDF 只能用口令打开，口令遗失后无法找回。打印件不加密。</translation>
    </message>
    <message>
        <source>The printer&apos;s queue and a saved file are outside the program&apos;s protection.</source>
        <translation>打印队列与保存的文件不受本程序保护。</translation>
    </message>
</context>
<context>
    <name>SidesQuestion</name>
    <message>
        <source>First side clicked (mm)</source>
        <translation>先点的边 (mm)</translation>
    </message>
    <message>
        <source>The other side (mm)</source>
        <translation>另一边 (mm)</translation>
    </message>
    <message>
        <source>It is a bank card: 85.6 × 54 mm</source>
        <translation>这是银行卡：85.6 × 54 mm</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Store: {folder}</source>
        <translation>病历库：{folder}</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Forgotten passphrase</source>
        <translation>忘记口令</translation>
    </message>
    <message>
        <source>Try the demo clinic</source>
        <translation>试用演示门诊</translation>
    </message>
</context>
<context>
    <name>SigningBar</name>
    <message>
        <source>Sign as {name}</source>
        <translation>以 {name} 签署</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Seen {when}</source>
        <translation>观察时间：{when}</translation>
    </message>
    <message>
        <source>Wound {area}</source>
        <translation>创面 {area}</translation>
    </message>
    <message>
        <source>, eschar {share}</source>
        <translation>，焦痂 {share}</translation>
    </message>
    <message>
        <source>Pain: {scores}</source>
        <translation>疼痛：{scores}</translation>
    </message>
    <message>
        <source>Not done: {what} ({reason})</source>
        <translation>未做：{what}（{reason}）</translation>
    </message>
    <message>
        <source> (unrolled; taken as flat {flat})</source>
        <translation>（展开面积；按平面 {flat}）</translation>
    </message>
</context>
<context>
    <name>SignsQuestion</name>
    <message>
        <source>None of these seen</source>
        <translation>均未见</translation>
    </message>
</context>
<context>
    <name>SplitSheet</name>
    <message>
        <source>Split {lesion}</source>
        <translation>拆分 {lesion}</translation>
    </message>
    <message>
        <source>Split in two</source>
        <translation>拆分为两处</translation>
    </message>
    <message>
        <source>Its course stays; its tissue is counted once, in the two that follow.</source>
        <translation>其病程保留；其组织只计一次，归入拆分后的两处皮损。</translation>
    </message>
    <message>
        <source>First part</source>
        <translation>第一部分</translation>
    </message>
    <message>
        <source>Second part</source>
        <translation>第二部分</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Photograph</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Arrow keys move the cross, Enter sets a point, Enter twice closes the outline.</source>
        <translation>方向键移动十字光标，Enter 设点，按两次 Enter 闭合轮廓。</translation>
    </message>
    <message>
        <source>Drop the photograph here</source>
        <translation>将照片拖放到此处</translation>
    </message>
    <message>
        <source>Files, a folder, or a picture from the clipboard (Ctrl+V). JPEG, PNG, TIFF, WebP or HEIC.</source>
        <translation>文件、文件夹或剪贴板中的图片（Ctrl+V）。支持 JPEG、PNG、TIFF、WebP 或 HEIC。</translation>
    </message>
    <message>
        <source>Choose a photograph…  Ctrl+O</source>
        <translation>选择照片…  Ctrl+O</translation>
    </message>
    <message>
        <source>{tissue}, outline {number} of {count}</source>
        <translation>{tissue}，第 {number} / {count} 个轮廓</translation>
    </message>
    <message>
        <source>{day} · to scale</source>
        <translation>{day} · 同比例</translation>
    </message>
    <message>
        <source>{day} · not to scale</source>
        <translation>{day} · 未按比例</translation>
    </message>
    <message>
        <source>Shift+O begins with this outline.</source>
        <translation>按 Shift+O 以此轮廓为起点。</translation>
    </message>
    <message>
        <source>Tray, card, camera…</source>
        <translation>托盘、存储卡、摄像头…</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Show the patients with a draft</source>
        <translation>显示有草稿的患者</translation>
    </message>
    <message>
        <source>working…</source>
        <translation>处理中…</translation>
    </message>
    <message>
        <source>Find anything  Ctrl+K</source>
        <translation>查找  Ctrl+K</translation>
    </message>
    <message>
        <source>Shortcuts  ?</source>
        <translation>快捷键  ?</translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) to finish</source>
        <translation>
            <numerusform>%n 份草稿待完成</numerusform>
        </translation>
    </message>
    <message>
        <source>saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
    <message>
        <source>Photographs that nobody has taken into an assessment yet</source>
        <translation>尚未纳入任何评估的照片</translation>
    </message>
    <message>
        <source>◆ The record needs attention</source>
        <translation>◆ 病历库需要处理</translation>
    </message>
    <message>
        <source>Show what a check of the store found</source>
        <translation>查看病历库检查的结果</translation>
    </message>
    <message numerus="yes">
        <source>%n photograph(s) in the tray</source>
        <translation>
            <numerusform>托盘中有 %n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Files of results that nobody has looked through yet</source>
        <translation>尚无人查看的结果文件</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of results to look through</source>
        <translation>
            <numerusform>%n 个结果文件待查看</numerusform>
        </translation>
    </message>
    <message>
        <source>How the backups stand</source>
        <translation>备份情况</translation>
    </message>
    <message>
        <source>read again {time}</source>
        <translation>{time} 已重新读取</translation>
    </message>
    <message>
        <source>It is tried again by itself; choose this to try now</source>
        <translation>将自动重试；点此立即重试</translation>
    </message>
    <message>
        <source>Help  F1</source>
        <translation>帮助  F1</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Add photographs</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Remove this photograph from the assessment</source>
        <translation>从本次评估中移除此照片</translation>
    </message>
    <message>
        <source>Earlier: outline as ghost (O)</source>
        <translation>既往：叠加轮廓（O）</translation>
    </message>
    <message>
        <source>This visit</source>
        <translation>本次</translation>
    </message>
    <message>
        <source>Photograph {number}</source>
        <translation>照片 {number}</translation>
    </message>
    <message>
        <source>Lay the outline of {day} over the photograph</source>
        <translation>将 {day} 的轮廓叠加到照片上</translation>
    </message>
    <message>
        <source>No outline was drawn</source>
        <translation>未勾画轮廓</translation>
    </message>
    <message>
        <source>No earlier photograph</source>
        <translation>无既往照片</translation>
    </message>
    <message>
        <source>From the tray, a memory card or the camera</source>
        <translation>来自托盘、存储卡或摄像头</translation>
    </message>
    <message>
        <source>Compare the earlier photographs</source>
        <translation>比较既往照片</translation>
    </message>
    <message>
        <source>Show intimate pictures</source>
        <translation>显示隐私部位照片</translation>
    </message>
</context>
<context>
    <name>SupportDialog</name>
    <message>
        <source>Save a support file</source>
        <translation>保存支持文件</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>压缩包</translation>
    </message>
</context>
<context>
    <name>TaskActions</name>
    <message>
        <source>Done: {task}</source>
        <translation>已完成：{task}</translation>
    </message>
    <message>
        <source>Declined: {task}</source>
        <translation>已拒绝：{task}</translation>
    </message>
    <message>
        <source>Yours: {task}</source>
        <translation>由您承担：{task}</translation>
    </message>
    <message>
        <source>Assigned to {name}: {task}</source>
        <translation>已指派给{name}：{task}</translation>
    </message>
    <message>
        <source>Nobody has it now: {task}</source>
        <translation>现无人承担：{task}</translation>
    </message>
    <message>
        <source>Handed over: {task}</source>
        <translation>已移交：{task}</translation>
    </message>
    <message>
        <source>Open again: {task}</source>
        <translation>已重新打开：{task}</translation>
    </message>
    <message>
        <source>Decided whose it is: {task}</source>
        <translation>已确定任务归属：{task}</translation>
    </message>
</context>
<context>
    <name>TaskCard</name>
    <message>
        <source>The chosen task</source>
        <translation>所选任务</translation>
    </message>
    <message>
        <source>Done  D</source>
        <translation>完成  D</translation>
    </message>
    <message>
        <source>Decline…  X</source>
        <translation>拒绝…  X</translation>
    </message>
    <message>
        <source>Due: {when}</source>
        <translation>到期：{when}</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚无人</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Discipline</source>
        <translation>学科</translation>
    </message>
    <message>
        <source>Informed: {disciplines}</source>
        <translation>知会：{disciplines}</translation>
    </message>
    <message>
        <source>Why it is here</source>
        <translation>任务依据</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>来源：{source}</translation>
    </message>
    <message>
        <source>facility value</source>
        <translation>机构自定值</translation>
    </message>
    <message>
        <source>{name} added it by hand.</source>
        <translation>由{name}手动添加。</translation>
    </message>
    <message>
        <source>Nothing in the record asks for it any more.</source>
        <translation>病历中已无触发依据。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show the entry: {evidence}</source>
        <translation>显示记录：{evidence}</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>All tasks and flags of this patient  H</source>
        <translation>该患者的全部任务与警示  H</translation>
    </message>
</context>
<context>
    <name>TaskFilters</name>
    <message>
        <source>Whose tasks</source>
        <translation>谁的任务</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Nobody&apos;s yet</source>
        <translation>无人承担</translation>
    </message>
    <message>
        <source>Discipline</source>
        <translation>学科</translation>
    </message>
    <message>
        <source>All disciplines</source>
        <translation>全部学科</translation>
    </message>
    <message>
        <source>also informed</source>
        <translation>含知会</translation>
    </message>
    <message>
        <source>Also the tasks that this discipline is only informed of</source>
        <translation>也显示仅知会该学科的任务</translation>
    </message>
    <message>
        <source>Filter  /</source>
        <translation>筛选  /</translation>
    </message>
    <message>
        <source>Filter the tasks by any word</source>
        <translation>按任意词筛选任务</translation>
    </message>
</context>
<context>
    <name>TaskSheet</name>
    <message>
        <source>Add a task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>Add the task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>任务内容</translation>
    </message>
    <message>
        <source>Discipline</source>
        <translation>学科</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚无人</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>for example +3d, tomorrow 8, or 14:30</source>
        <translation>例如 +3d、明天 8点、14:30</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
</context>
<context>
    <name>TaskTable</name>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Lesion</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>负责</translation>
    </message>
</context>
<context>
    <name>TasksPlace</name>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Open tasks</source>
        <translation>待办任务</translation>
    </message>
    <message>
        <source>Why is it not done? Enter declines, Esc leaves it open</source>
        <translation>为何不执行？按 Enter 拒绝，按 Esc 保持待办</translation>
    </message>
    <message>
        <source>Reason why the task is declined</source>
        <translation>拒绝任务的原因</translation>
    </message>
    <message>
        <source>The task is done</source>
        <translation>任务已完成</translation>
    </message>
    <message>
        <source>Decline the task</source>
        <translation>拒绝任务</translation>
    </message>
    <message>
        <source>Open the patient&apos;s chart</source>
        <translation>打开患者病历</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Copy the list as a table</source>
        <translation>将列表复制为表格</translation>
    </message>
    <message>
        <source>Nothing open</source>
        <translation>无待办</translation>
    </message>
    <message>
        <source>Undo: open again what was just settled</source>
        <translation>撤销：重新打开刚处理的任务</translation>
    </message>
    <message>
        <source>Take the task: it is mine</source>
        <translation>承担该任务</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>All tasks and flags of the patient</source>
        <translation>该患者的全部任务与警示</translation>
    </message>
    <message>
        <source>Add a task  N</source>
        <translation>添加任务  N</translation>
    </message>
    <message>
        <source>Tasks appear here when a rule asks for something, or when somebody adds one.</source>
        <translation>规则触发或有人添加时，任务会显示在此处。</translation>
    </message>
    <message>
        <source>Undo  U</source>
        <translation>撤销  U</translation>
    </message>
</context>
<context>
    <name>TasksTable</name>
    <message>
        <source>Open tasks by discipline</source>
        <translation>待办任务（按专业）</translation>
    </message>
    <message>
        <source>Open tasks</source>
        <translation>待办任务</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
</context>
<context>
    <name>TherapyChangeSheet</name>
    <message>
        <source>Change the dose of {drug}</source>
        <translation>调整 {drug} 的剂量</translation>
    </message>
    <message>
        <source>Hold {drug}</source>
        <translation>暂停 {drug}</translation>
    </message>
    <message>
        <source>Resume {drug}</source>
        <translation>恢复 {drug}</translation>
    </message>
    <message>
        <source>Stop {drug}</source>
        <translation>停用 {drug}</translation>
    </message>
    <message>
        <source>Sign change</source>
        <translation>签署变更</translation>
    </message>
    <message>
        <source>From which day</source>
        <translation>自哪一天起</translation>
    </message>
    <message>
        <source>a date, or -3d</source>
        <translation>日期，或 -3d</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The therapy had not started yet on that day.</source>
        <translation>该日治疗尚未开始。</translation>
    </message>
</context>
<context>
    <name>TherapyMenu</name>
    <message>
        <source>A new therapy…</source>
        <translation>新的治疗…</translation>
    </message>
    <message>
        <source>Change the dose…</source>
        <translation>更改剂量…</translation>
    </message>
    <message>
        <source>Hold…</source>
        <translation>暂停…</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>停用…</translation>
    </message>
</context>
<context>
    <name>TherapyPanel</name>
    <message>
        <source>Drug</source>
        <translation>药物</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>剂量</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>途径</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签署人</translation>
    </message>
    <message>
        <source>Therapies</source>
        <translation>治疗</translation>
    </message>
    <message>
        <source>Start a therapy  Ctrl+T</source>
        <translation>开始治疗  Ctrl+T</translation>
    </message>
    <message>
        <source>Change dose…</source>
        <translation>调整剂量…</translation>
    </message>
    <message>
        <source>Hold…</source>
        <translation>暂停…</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>Entered in error…</source>
        <translation>录入错误…</translation>
    </message>
    <message>
        <source>Nobody has confirmed in this episode that this list is complete.</source>
        <translation>本次病程中尚无人确认此列表完整。</translation>
    </message>
    <message>
        <source>The list is complete</source>
        <translation>列表完整</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>暂停中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>使用中</translation>
    </message>
</context>
<context>
    <name>TherapySheet</name>
    <message>
        <source>Start a therapy</source>
        <translation>开始治疗</translation>
    </message>
    <message>
        <source>Sign therapy</source>
        <translation>签署治疗</translation>
    </message>
    <message>
        <source>Drug</source>
        <translation>药物</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>途径</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>首日</translation>
    </message>
    <message>
        <source>a date, or -3d</source>
        <translation>日期，或 -3d</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>This drug is given: {routes}.</source>
        <translation>该药物的给药途径：{routes}。</translation>
    </message>
</context>
<context>
    <name>TilesQuestion</name>
    <message>
        <source>Enter: these are all. 0: none of them.</source>
        <translation>Enter：仅此几项。0：均无。</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>All open lesions</source>
        <translation>全部未愈皮损</translation>
    </message>
    <message>
        <source>Tissue</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>BWAT-CUA</source>
        <translation>BWAT-CUA</translation>
    </message>
    <message>
        <source>PUSH</source>
        <translation>PUSH</translation>
    </message>
    <message>
        <source>Therapies</source>
        <translation>治疗</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Pain (NRS)</source>
        <translation>疼痛（NRS）</translation>
    </message>
    <message>
        <source>Other pain scales</source>
        <translation>其他疼痛量表</translation>
    </message>
    <message>
        <source>Oral morphine a day</source>
        <translation>每日口服吗啡当量</translation>
    </message>
    <message>
        <source>Triad</source>
        <translation>三联征</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>警示</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>体重</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>功能状态</translation>
    </message>
    <message>
        <source>procedures</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>lesions</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>Therapies were never assessed.</source>
        <translation>从未评估治疗。</translation>
    </message>
    <message>
        <source>No therapy.</source>
        <translation>无治疗。</translation>
    </message>
    <message>
        <source>No episode: the triad has no course.</source>
        <translation>无病程：三联征无从追踪。</translation>
    </message>
    <message>
        <source>No flag was raised.</source>
        <translation>未触发警示。</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>carried on, no prognosis</source>
        <translation>外推值，并非预后</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Timeline; press T for the same as a table</source>
        <translation>时间轴；按 T 以表格显示</translation>
    </message>
    <message>
        <source>Nothing on the timeline yet</source>
        <translation>时间轴上暂无内容</translation>
    </message>
    <message>
        <source>Areas, scores, pain and therapies appear here as soon as they are charted.</source>
        <translation>记录面积、评分、疼痛和治疗后，会立即显示在这里。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Timeline as a table</source>
        <translation>时间轴表格</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Drag zooms, Shift+drag moves. Filled: wound, hollow: eschar. × not done. ◆ change: click to compare.</source>
        <translation>拖动放大，Shift+拖动平移。实心：创面，空心：焦痂。× 未完成。◆ 变更：点击比较前后。</translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message>
        <source>{name}: one value, {first}.</source>
        <translation>{name}：1 个值，{first}。</translation>
    </message>
    <message>
        <source>{name}: {n} values, first {first}, last {last}, lowest {low}, highest {high}.</source>
        <translation>{name}：{n} 个值，首次 {first}，末次 {last}，最低 {low}，最高 {high}。</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>上升</translation>
    </message>
    <message>
        <source>falling</source>
        <translation>下降</translation>
    </message>
</context>
<context>
    <name>ToolRail</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Select and move points</source>
        <translation>选择和移动点</translation>
    </message>
    <message>
        <source>Outline point by point</source>
        <translation>逐点勾画轮廓</translation>
    </message>
    <message>
        <source>Outline by freehand</source>
        <translation>徒手勾画轮廓</translation>
    </message>
    <message>
        <source>Scale from a ruler: two marks, then millimetres</source>
        <translation>用直尺定比例：先设两个刻度点，再输入毫米数</translation>
    </message>
    <message>
        <source>Move the photograph</source>
        <translation>移动照片</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Show the whole photograph</source>
        <translation>显示整张照片</translation>
    </message>
    <message>
        <source>Read the outlines as a table</source>
        <translation>以表格查看轮廓</translation>
    </message>
    <message>
        <source>Paint on</source>
        <translation>画上</translation>
    </message>
    <message>
        <source>Rub out</source>
        <translation>擦去</translation>
    </message>
    <message>
        <source>Outline that follows the edge</source>
        <translation>沿边缘勾画</translation>
    </message>
    <message>
        <source>Assisted outline: drag a box round the wound, or click inside it</source>
        <translation>辅助勾画：围绕伤口拖方框，或在伤口内单击</translation>
    </message>
    <message>
        <source>Scale from a rectangle: four corners, then its sides</source>
        <translation>由矩形定比例：四角，再输入边长</translation>
    </message>
    <message>
        <source>Axis of the limb: two marks along it</source>
        <translation>肢体轴线：沿肢体点两点</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Today&apos;s patients</source>
        <translation>今日患者</translation>
    </message>
    <message>
        <source>Who is most pressing stands first. ↑ and ↓ choose a patient, Enter opens the chart, and / searches by name or number.</source>
        <translation>最紧急的患者排在最前。用 ↑ ↓ 选择患者，按 Enter 打开病历，按 / 可按姓名或病历号搜索。</translation>
    </message>
    <message>
        <source>The places</source>
        <translation>各个页面</translation>
    </message>
    <message>
        <source>Worklist, tasks and the clinic&apos;s review are of everybody; below the line stands what is of the patient who is open. Ctrl and a number lead there too.</source>
        <translation>工作列表、任务和门诊回顾涉及所有患者；横线以下属于当前打开的患者。按 Ctrl 加数字也可前往。</translation>
    </message>
    <message>
        <source>Whose record it is</source>
        <translation>这是谁的病历</translation>
    </message>
    <message>
        <source>Name, birth date, allergies and weight of the open patient stay here, whatever you do.</source>
        <translation>无论您在做什么，当前患者的姓名、出生日期、过敏史和体重始终显示在这里。</translation>
    </message>
    <message>
        <source>Chart a wound</source>
        <translation>记录创面</translation>
    </message>
    <message>
        <source>Ctrl+N begins an assessment: the photograph comes in, you draw round the wound, and answer the examination by digit keys. It saves itself as you go.</source>
        <translation>按 Ctrl+N 开始评估：导入照片，勾画创面，再用数字键回答各项检查。录入时自动保存。</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>全局搜索</translation>
    </message>
    <message>
        <source>Ctrl+K finds patients, lesions and everything that can be done here, by a few letters of their names.</source>
        <translation>按 Ctrl+K，输入几个字即可找到患者、皮损以及这里能做的一切操作。</translation>
    </message>
    <message>
        <source>Help where you are</source>
        <translation>随处可得的帮助</translation>
    </message>
    <message>
        <source>F1 opens the guide at the page of the place that you are in. The question mark shows all keys.</source>
        <translation>按 F1 打开指南中与当前页面对应的一页；按问号显示所有按键。</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>您的账户</translation>
    </message>
    <message>
        <source>Language, light or dark, and the size of the letters are here; so is the lock, and the way for the next person. To see this tour again: Ctrl+K, “Show me around”.</source>
        <translation>语言、浅色或深色、文字大小都在这里；锁定窗口、换人使用也在这里。想再看一次导览：按 Ctrl+K，选择“导览”。</translation>
    </message>
</context>
<context>
    <name>TourCard</name>
    <message>
        <source>Skip the tour</source>
        <translation>跳过导览</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Tour, {number} of {count}</source>
        <translation>导览 {number} / {count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>The tour waits</source>
        <translation>导览已暂停</translation>
    </message>
    <message>
        <source>Look round as you like. It goes on where it stopped.</source>
        <translation>您可随意浏览，导览会从停下处继续。</translation>
    </message>
    <message>
        <source>Back to the tour</source>
        <translation>返回导览</translation>
    </message>
</context>
<context>
    <name>TrailFilters</name>
    <message>
        <source>What was done</source>
        <translation>操作类别</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部操作</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>工作站</translation>
    </message>
    <message>
        <source>Every workstation</source>
        <translation>所有工作站</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Show the entries of every patient again</source>
        <translation>重新显示所有患者的记录</translation>
    </message>
    <message>
        <source>Only {name}. Press to show every patient</source>
        <translation>仅 {name}。按下则显示所有患者</translation>
    </message>
    <message>
        <source>A date, or -7d, yesterday</source>
        <translation>日期，或 -7d、昨天</translation>
    </message>
</context>
<context>
    <name>TrailPlace</name>
    <message>
        <source>Audit trail</source>
        <translation>审计记录</translation>
    </message>
    <message>
        <source>Entries of the audit trail</source>
        <translation>审计记录条目</translation>
    </message>
    <message>
        <source>Older entries</source>
        <translation>更早的记录</translation>
    </message>
    <message>
        <source>Anchor from a report or a backup (optional)</source>
        <translation>报告或备份上的锚点（可不填）</translation>
    </message>
    <message>
        <source>Anchor that was noted outside the store, to hold the trail against</source>
        <translation>库外记下的锚点，用来核对审计记录</translation>
    </message>
    <message>
        <source>Check the whole store</source>
        <translation>核查整个病历库</translation>
    </message>
    <message>
        <source>Open the patient&apos;s chart</source>
        <translation>打开患者病历</translation>
    </message>
    <message>
        <source>Copy the list as a table</source>
        <translation>将列表复制为表格</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>另存为文件…</translation>
    </message>
    <message>
        <source>Nothing of this kind was done, or the filters leave everything out.</source>
        <translation>没有此类操作，或筛选条件排除了全部记录。</translation>
    </message>
    <message>
        <source>No entries</source>
        <translation>没有记录</translation>
    </message>
    <message numerus="yes">
        <source>%n entries shown</source>
        <translation>
            <numerusform>显示 %n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Every page, photograph and entry is being read…</source>
        <translation>正在读取每一页、每张照片和每条记录…</translation>
    </message>
    <message>
        <source>The store is whole: every page, photograph and entry is as it was written.</source>
        <translation>病历库完好：每一页、每张照片和每条记录都与写入时一致。</translation>
    </message>
    <message>
        <source>Saved as {name}. What lies there is outside the program&apos;s protection.</source>
        <translation>已保存为 {name}。该处内容不再受本程序保护。</translation>
    </message>
    <message>
        <source>Saved as {name}, encrypted.</source>
        <translation>已加密保存为 {name}。</translation>
    </message>
</context>
<context>
    <name>TrailSaving</name>
    <message>
        <source>Choose where and save…</source>
        <translation>选择位置并保存…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save what is looked for as a table (CSV)</source>
        <translation>将筛选结果另存为表格（CSV）</translation>
    </message>
    <message>
        <source>The archive opens with the passphrase alone; one that is lost cannot be recovered.</source>
        <translation>压缩包只能用口令打开；口令遗失后无法找回。</translation>
    </message>
    <message>
        <source>Names of patients and of staff are in it. Whoever can open the folder can read it.</source>
        <translation>其中含患者和工作人员姓名。能打开该文件夹的人都能读取。</translation>
    </message>
    <message>
        <source>Encrypted archive</source>
        <translation>加密压缩包</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Save the audit trail as a file</source>
        <translation>将审计记录另存为文件</translation>
    </message>
</context>
<context>
    <name>TrailTable</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>工作站</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>TriadSummary</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uncorrected</source>
        <translation>
            <numerusform>%n 项未纠正</numerusform>
        </translation>
    </message>
    <message>
        <source>{mark} {counted}: {names}</source>
        <translation>{mark} {counted}：{names}</translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n 项未知</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing uncorrected</source>
        <translation>无未纠正项</translation>
    </message>
</context>
<context>
    <name>TriadView</name>
    <message>
        <source>Triad and flags</source>
        <translation>三联征与警示</translation>
    </message>
    <message numerus="yes">
        <source>%n more flag(s)</source>
        <translation>
            <numerusform>另有 %n 条警示</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n urgent</source>
        <translation>
            <numerusform>%n 条紧急</numerusform>
        </translation>
    </message>
    <message>
        <source>No flag stands.</source>
        <translation>目前无警示。</translation>
    </message>
</context>
<context>
    <name>TwoVersions</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Choose what stands. Nothing is written before you save; what you entered is kept.</source>
        <translation>请选择保留哪一项。保存之前不会写入任何内容；您录入的内容均已保留。</translation>
    </message>
    <message>
        <source>Taken over from {who} besides: {fields}</source>
        <translation>另已采用 {who} 的修改：{fields}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>All mine</source>
        <translation>全部用我的</translation>
    </message>
    <message>
        <source>All theirs</source>
        <translation>全部用对方的</translation>
    </message>
    <message>
        <source>1  Mine</source>
        <translation>1  用我的</translation>
    </message>
    <message>
        <source>2  Theirs</source>
        <translation>2  用对方的</translation>
    </message>
    <message>
        <source>3  Both</source>
        <translation>3  两者都要</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>{who} changed the same meanwhile</source>
        <translation>{who} 在此期间修改了同一内容</translation>
    </message>
    <message>
        <source>{who} changed the same at {when}</source>
        <translation>{who} 于 {when} 修改了同一内容</translation>
    </message>
    <message numerus="yes">
        <source>%n still to choose</source>
        <translation>
            <numerusform>还有 %n 项待选</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UpdatesCard</name>
    <message>
        <source>Newer versions</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Check the file</source>
        <translation>核对文件</translation>
    </message>
    <message>
        <source>Compare the file with its sum (SHA-256): whether it arrived whole</source>
        <translation>将文件与其校验和（SHA-256）比对：是否完整送达</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>立即查看</translation>
    </message>
    <message>
        <source>The program asks nobody whether there is a newer version.</source>
        <translation>本程序不会自行联网查询新版本。</translation>
    </message>
    <message>
        <source>An administrator puts them into the folder</source>
        <translation>管理员将新版本放入此文件夹</translation>
    </message>
    <message>
        <source>Version {version} lies ready: {name}. The program installs nothing by itself.</source>
        <translation>新版本 {version} 已备好：{name}。本程序不会自行安装。</translation>
    </message>
    <message>
        <source>Nothing newer lies there: {version} is the newest.</source>
        <translation>没有更新的版本：{version} 已是最新。</translation>
    </message>
    <message>
        <source>No version for this computer lies there.</source>
        <translation>该文件夹中没有适用于本机的版本。</translation>
    </message>
    <message>
        <source>The folder, or the list of sums in it (SHA256SUMS), cannot be read now.</source>
        <translation>目前无法读取该文件夹或其中的校验和列表（SHA256SUMS）。</translation>
    </message>
    <message>
        <source>{name} is what the list of sums says. That shows that it arrived whole, not who made it.</source>
        <translation>{name} 与校验和列表一致。这说明文件完整送达，但不能证明其来源。</translation>
    </message>
    <message>
        <source>{name} is not what the list of sums says, or cannot be read. Do not install it.</source>
        <translation>{name} 与校验和列表不符，或无法读取。请勿安装。</translation>
    </message>
</context>
<context>
    <name>ValuesView</name>
    <message>
        <source>Values at the cursor</source>
        <translation>光标处的数值</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Ago</source>
        <translation>距今</translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VeiledPicture</name>
    <message>
        <source>{name}: intimate, hidden. Click or Enter shows it.</source>
        <translation>{name}：隐私部位，已隐藏。点击或按 Enter 显示。</translation>
    </message>
</context>
<context>
    <name>WatchedRow</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{folder} (not there now)</source>
        <translation>{folder}（目前不存在）</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>不监视</translation>
    </message>
    <message>
        <source>Choose. {name}</source>
        <translation>选择。{name}</translation>
    </message>
    <message>
        <source>No folder. {name}</source>
        <translation>不设文件夹。{name}</translation>
    </message>
</context>
<context>
    <name>WeightSheet</name>
    <message>
        <source>Weight</source>
        <translation>体重</translation>
    </message>
    <message>
        <source>Sign weight</source>
        <translation>签署体重</translation>
    </message>
    <message>
        <source>as measured</source>
        <translation>实测体重</translation>
    </message>
    <message>
        <source>dry weight</source>
        <translation>干体重</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
</context>
<context>
    <name>Where</name>
    <message>
        <source>Archive</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>Archive, a file a table</source>
        <translation>压缩包，每表一个文件</translation>
    </message>
    <message>
        <source>One long table</source>
        <translation>一个长表</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Encrypted archive</source>
        <translation>加密压缩包</translation>
    </message>
</context>
<context>
    <name>WithdrawSheet</name>
    <message>
        <source>Withdraw consent</source>
        <translation>撤回同意</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen photograph(s)</source>
        <translation>
            <numerusform>所选的 %n 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all of this patient: %n photograph(s)</source>
        <translation>
            <numerusform>该患者的全部照片：%n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Of which photographs</source>
        <translation>哪些照片</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What happens then</source>
        <translation>撤回的结果</translation>
    </message>
</context>
<context>
    <name>Working</name>
    <message>
        <source>Reading {name}…</source>
        <translation>正在读取 {name}…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
</context>
<context>
    <name>WorklistPlace</name>
    <message>
        <source>Worklist</source>
        <translation>工作列表</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Choose a patient</source>
        <translation>选择患者</translation>
    </message>
    <message>
        <source>Open the chart</source>
        <translation>打开病历</translation>
    </message>
    <message>
        <source>New assessment of the chosen patient</source>
        <translation>为所选患者新建评估</translation>
    </message>
    <message>
        <source>Copy the list as a table</source>
        <translation>将列表复制为表格</translation>
    </message>
    <message>
        <source>No patients yet</source>
        <translation>暂无患者</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>新建患者</translation>
    </message>
    <message>
        <source>Try the demo clinic</source>
        <translation>试用演示门诊</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Review today&apos;s clinic, or the patients picked with Shift or Ctrl</source>
        <translation>回顾今日门诊，或用 Shift、Ctrl 选中的患者</translation>
    </message>
    <message>
        <source>Review  R</source>
        <translation>回顾  R</translation>
    </message>
    <message>
        <source>Review today&apos;s clinic one after another, or the patients picked with Shift or Ctrl</source>
        <translation>逐一回顾今日门诊患者，或用 Shift、Ctrl 选中的患者</translation>
    </message>
    <message>
        <source>Add your first patient, or take one over from a file. The demo clinic shows how it all looks.</source>
        <translation>添加第一位患者，或从文件导入。演示门诊可展示整体效果。</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Import files of other systems</source>
        <translation>导入其他系统的文件</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export the data of everybody</source>
        <translation>导出全部患者数据</translation>
    </message>
</context>
<context>
    <name>WrongPatientSheet</name>
    <message>
        <source>Charted on the wrong patient</source>
        <translation>记录到了错误的患者</translation>
    </message>
    <message>
        <source>Move it to the right patient</source>
        <translation>移至正确的患者</translation>
    </message>
    <message>
        <source>The right patient</source>
        <translation>正确的患者</translation>
    </message>
    <message>
        <source>name or record number, then Tab</source>
        <translation>姓名或病历号，然后按 Tab</translation>
    </message>
    <message>
        <source>Patient found</source>
        <translation>找到的患者</translation>
    </message>
    <message>
        <source>Lesion</source>
        <translation>皮损</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事情经过</translation>
    </message>
    <message>
        <source>Nobody else has this name or number.</source>
        <translation>没有其他患者使用此姓名或病历号。</translation>
    </message>
    <message>
        <source>This patient has no open lesion; add one first.</source>
        <translation>该患者没有未关闭的皮损；请先添加皮损。</translation>
    </message>
</context>
<context>
    <name>YesNoQuestion</name>
    <message>
        <source>None of these</source>
        <translation>均无</translation>
    </message>
</context>
<context>
    <name>_SaidSheet</name>
    <message>
        <source>Uses</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>表态人</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>of the representative, and what they are to the patient</source>
        <translation>代理人姓名及与患者的关系</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>询问人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>now, -2h, yesterday 14:30</source>
        <translation>现在、-2h、昨天 14:30</translation>
    </message>
    <message>
        <source>On which form</source>
        <translation>依据的表单</translation>
    </message>
    <message>
        <source>its name, date or number; empty: spoken</source>
        <translation>表单名称、日期或编号；留空：口头</translation>
    </message>
</context>
<context>
    <name>_WhenSheet</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>a date, or -3d, or yesterday</source>
        <translation>日期、-3d 或昨天</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>该日期尚未到来。</translation>
    </message>
</context>
</TS>
