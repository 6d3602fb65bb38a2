-- The stages of the simulated company, as the adapters name them.
insert into canonical values
('prospecting', 1, 'open'), ('qualification', 2, 'open'), ('solution_fit', 3, 'open'),
('proposal', 4, 'open'), ('negotiation', 5, 'open'), ('won', 90, 'won'), ('lost', 99, 'lost');

insert into stage_map values
('north', '', 'Prospecting', 'prospecting'), ('north', '', 'Qualification', 'qualification'),
('north', '', 'Needs Analysis', 'solution_fit'), ('north', '', 'Solution Fit', 'solution_fit'),
('north', '', 'Proposal', 'proposal'), ('north', '', 'Negotiation', 'negotiation'),
('north', '', 'Closed Won', 'won'), ('north', '', 'Closed Lost', 'lost'),
('south', 'default', 'appointmentscheduled', 'prospecting'), ('south', 'default', 'qualifiedtobuy', 'qualification'),
('south', 'default', 'presentationscheduled', 'solution_fit'), ('south', 'default', 'decisionmakerboughtin', 'proposal'),
('south', 'default', 'contractsent', 'negotiation'), ('south', 'default', 'closedwon', 'won'),
('south', 'default', 'closedlost', 'lost'),
('south', 'partner', '20001', 'prospecting'), ('south', 'partner', '20002', 'qualification'),
('south', 'partner', '20003', 'solution_fit'), ('south', 'partner', '20008', 'solution_fit'),
('south', 'partner', '20004', 'proposal'), ('south', 'partner', '20005', 'negotiation'),
('south', 'partner', '20006', 'won'), ('south', 'partner', '20007', 'lost');

insert into funnel values
('sales', 1, 'prospecting', 90), ('sales', 2, 'qualification', 90), ('sales', 3, 'solution_fit', 90),
('sales', 4, 'proposal', 90), ('sales', 5, 'negotiation', 90);
